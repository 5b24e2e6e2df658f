/** A formula as it stands in a note's words: `$...$`, or `$$...$$` on lines of its own. */
export interface Formula {
  tex: string
  display: boolean
  /** As typed, with its signs. */
  typed: string
}

/** Longer ones are shown as typed. */
const longest = 2000
/** Of more in one note the others are shown as typed. */
const most = 200
/**
 * As Pandoc has it, so that "$5 and $6" is money: the first sign stands before what is no space, the last after what is
 * none and before no digit. A backslash before a sign takes its meaning away.
 */
const formula = new RegExp(String.raw`(?<![\\$])(?:\$\$(?!\$)([^$]{1,${longest}})\$\$(?!\$)|\$(?![\s$])([^$\n${'`'}]{0,${longest}}[^$\s\\${'`'}])\$(?![\d$]))`, 'g')
const open = '\uE000'
const close = '\uE001'
const kept = new RegExp(`${open}(\\d{1,4})${close}`, 'g')

/** The words with each formula taken out, since Markdown would read its underscores and stars, and the formulas. */
export function takeFormulas(source: string): { words: string; formulas: Formula[] } {
  const formulas: Formula[] = []
  if (!source.includes('$')) return { words: source, formulas }
  const words = source.replace(formula, (typed: string, display: string | undefined, inline: string | undefined) => {
    if (formulas.length >= most) return typed
    formulas.push({ tex: (display ?? inline ?? '').trim(), display: display !== undefined, typed })
    return `${open}${formulas.length - 1}${close}`
  })
  return { words, formulas }
}

/** Words with their formulas as typed again: for code, and for what Markdown does not know. */
export const putBack = (words: string, formulas: readonly Formula[]): string =>
  formulas.length === 0 ? words : words.replace(kept, (mark, at: string) => formulas[Number(at)]?.typed ?? mark)

/** Words cut at their formulas. */
export function cutAtFormulas(words: string, formulas: readonly Formula[]): (string | Formula)[] {
  const parts: (string | Formula)[] = []
  let from = 0
  if (formulas.length > 0) {
    for (const match of words.matchAll(kept)) {
      const found = formulas[Number(match[1])]
      if (found === undefined) continue
      if (match.index > from) parts.push(words.slice(from, match.index))
      parts.push(found)
      from = match.index + match[0].length
    }
  }
  if (from < words.length) parts.push(words.slice(from))
  return parts
}
