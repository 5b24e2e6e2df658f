/** Words without case and accents, as one searches them. */
export const folded = (words: string) => words.normalize('NFD').replace(/\p{M}/gu, '').toLocaleLowerCase()
export const sameWord = (a: string, b: string) => folded(a) === folded(b)
export const sameStart = (words: string, start: string) => folded(words).startsWith(folded(start))
