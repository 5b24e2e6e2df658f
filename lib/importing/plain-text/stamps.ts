import type { Line } from './lines.ts'
import type { Dropped } from './piece.ts'

/** What publishers print on the covers that they put before an article, and archives on every page. */
const cover = /^(?:to cite this article\b|to link to this article\b|cite this (?:article|paper) (?:as|:)|please cite this|recommended citation|(?:article|submission) views\s*:|full terms (?:&|and) conditions\b|e?-?issn\b|(?:journal )?homepage\s*:|running head\s*:|stable url\s*:|(?:this content )?(?:was )?downloaded (?:from|by|on)\b|all use subject to\b|see discussions, stats|view publication stats|some of the authors of this publication|your use of the jstor archive|jstor is a not-for-profit|published online\s*:|article history\b|reprints and permissions?\b|received\s+\d{1,2}\s+\p{L}+\s+\d{4}$|accepted\s+\d{1,2}\s+\p{L}+\s+\d{4}$|©\s?\d{4}\b.{0,60}(?:trading as|limited|ltd|publishers?|press)\b)/iu
const contact = /^contact\s+\p{Lu}.{3,120}\S@\S/iu

/**
 * Leaves out the stamps of publishers and archives, wherever they stand, with the lines that go on with one. What comes after
 * one begins a page, as the page's foot is where they stand.
 */
export function dropStamps(lines: Line[], dropped: Dropped[]): Line[] {
  const kept: Line[] = []
  let [isOpen, newPage] = [false, false]
  for (const line of lines) {
    const isStamp = line.text.length < 600 && (cover.test(line.text) || contact.test(line.text))
    if (isStamp || (isOpen && !line.apart)) {
      dropped.push({ why: contact.test(line.text) ? 'correspondence' : 'publication data', text: line.text })
      isOpen = isStamp ? line.text.length > 40 && line.text.length < 120 && !/[.:]$|\d{4}$|\bhistory$/i.test(line.text) : isOpen
      newPage = true
      continue
    }
    kept.push(newPage ? { ...line, newPage: true } : line)
    ;[isOpen, newPage] = [false, false]
  }
  return kept
}
