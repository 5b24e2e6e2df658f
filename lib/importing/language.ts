/** Words that every text of a language is full of. */
const frequent: Record<string, string> = {
  en: 'the of and to in that is was for with as on by are this be which from not',
  fr: 'le la les de des du et est une dans que qui pour par sur pas au ne',
  de: 'der die das und ist nicht ein eine den mit von zu auf für im dem sich auch',
  es: 'el la los las de que y en un una por con para del no se su es',
  it: 'il la di che e un una per con del della non gli le dei sono nel',
  pt: 'o a os as de que e em um uma para com do da não se dos na',
  nl: 'de het een van en in is dat op te voor met niet zijn aan er',
}

const scripts: [string, RegExp][] = [
  ['ru', /\p{Script=Cyrillic}/gu], ['el', /\p{Script=Greek}/gu], ['he', /\p{Script=Hebrew}/gu], ['ar', /\p{Script=Arabic}/gu],
  ['ja', /[\p{Script=Hiragana}\p{Script=Katakana}]/gu], ['ko', /\p{Script=Hangul}/gu], ['zh', /\p{Script=Han}/gu],
]

/**
 * The language a text is written in, as BCP 47, told by its script and its most frequent words; "und" when nothing tells.
 * Where a script serves several languages, the most widely written one is named.
 */
export function findLanguage(text: string): string {
  const sample = text.slice(0, 8_000)
  for (const [language, letters] of scripts) {
    if ((sample.match(letters)?.length ?? 0) > sample.length / 8) return language
  }
  const words = sample.toLowerCase().match(/\p{L}+/gu) ?? []
  const counts = Object.entries(frequent).map(([language, list]) => {
    const known = new Set(list.split(' '))
    return { language, share: words.filter((word) => known.has(word)).length / words.length }
  })
  const [best] = counts.sort((a, b) => b.share - a.share)
  return best !== undefined && best.share > 0.12 ? best.language : 'und'
}
