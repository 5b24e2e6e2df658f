import { sameWords, type Dropped } from '../plain-text/piece.ts'
import type { PdfLine } from './run.ts'

/** What archives, publishers and repositories say on the page that they put before an article. */
const said = [
  /\bstable url\b/i, /\bto cite this\b/i, /\bto link to this\b/i, /\bterms (?:and|&) conditions\b|\bterms of use\b/i, /\baccessed:/i, /\bdownloaded (?:from|by|on)\b/i, /\bopen access\b/i,
  /\bjournal homepage\b/i, /\barticle views\b/i, /\bview (?:related|crossmark)/i, /\bauthor\(s\):/i, /^source:/im, /^published by:/im, /\bsubmitted on\b/i, /\bsubmit your article\b/i, /\b(?:institutional )?repository\b/i,
  /\bciting articles\b/i, /\bpublished version\b|\bthis version\b|\baccepted version\b/i, /\bpost-?print\b/i,
]
const least = 3

/**
 * Leaves out the page that an archive put before an article: it says how to cite and use it, and its title comes again on the
 * next page. What it says of the publication is kept as such.
 */
export function dropCover(pages: PdfLine[][], dropped: Dropped[]): PdfLine[][] {
  const [cover = [], next = []] = pages
  if (pages.length < 3 || cover.length === 0 || cover.length > 90 || next.length === 0) return pages
  const text = cover.map(({ draft }) => draft.text).join('\n')
  if (said.filter((pattern) => pattern.test(text)).length < least || !isTitled(cover, next)) return pages
  for (const { draft } of [...cover].sort((a, b) => a.y - b.y)) dropped.push({ why: 'publication data', text: draft.text })
  return pages.map((lines, index) => (index === 0 ? [] : lines))
}

/** Whether the largest words of the second page stand on the first. */
function isTitled(cover: PdfLine[], next: PdfLine[]): boolean {
  const largest = next.reduce((most, line) => (/\p{L}{3}/u.test(line.draft.text) ? Math.max(most, line.size) : most), 0)
  const words = ` ${sameWords([...cover].sort((a, b) => a.y - b.y || a.from - b.from).map(({ draft }) => draft.text).join(' '))} `
  return next.some((line) => {
    // Its lines may end elsewhere, in a word.
    const own = sameWords(line.draft.text).split(' ').slice(0, 5).join(' ')
    return line.size > largest * 0.97 && own.length > 7 && words.includes(` ${own} `)
  })
}
