import { canonicalText } from '@/lib/domain/reading/canonical-text.ts'
import { dropFurniture } from './page-furniture.ts'
import type { Dropped } from './piece.ts'
import { dropStamps } from './stamps.ts'

export interface Line {
  text: string
  indent: number
  /** Blank lines, or the beginning of the text, stand before it. */
  apart: boolean
  /** A page begins here: a form feed or page furniture stood before it. */
  newPage: boolean
}

/** An encyclopedia's page: its calls to edit are no words, and its notes, each after a way back, are counted as they come. */
function readEncyclopedia(lines: Line[]): Line[] {
  if (lines.filter(({ text }) => /^\^ /.test(text) || text.endsWith('[edit]')).length < 2) return lines
  let count = 0
  return lines.map((line) => {
    const text = line.text.replace(/\[edit\]$/, '').replace(/\[citation needed\]/gi, '')
    return /^\^ /.test(text) ? { ...line, text: `[${count += 1}] ${text.slice(2).replace(/^(?:[a-z] )+(?=["“\p{Lu}])/u, '')}`, apart: true } : { ...line, text }
  })
}

/**
 * A raised number at the beginning of a note comes out of many a page on a line of its own, above the note's words: both are one
 * line that opens a note. Believed where such numbers count up from 1, and where no blank line parts them from the words.
 */
function joinNumbers(lines: Line[]): Line[] {
  const opens = lines.filter((line, index) => /^\d{1,3}$/.test(line.text) && lines[index + 1]?.apart === false && /^[\p{L}“"‘‹«(*_]/u.test(lines[index + 1]?.text ?? ''))
  if (opens.length < 2) return lines
  const marked = new Set(lines.flatMap(({ text }) => [...text.matchAll(/[\p{L}.,;:!?”’"')\]»](\d{1,3})(?=[\s—–.,;:)]|$)/gu)].map((found) => found[1])))
  const counted = new Set<Line>()
  let last = 0
  for (const line of opens) {
    const number = Number(line.text)
    if ((number !== last + 1 && number !== 1) || !marked.has(line.text)) continue
    counted.add(line)
    last = number
  }
  if (counted.size < 2) return lines
  const joined: Line[] = []
  for (const line of lines) {
    const before = joined.at(-1)
    if (before !== undefined && counted.has(before)) joined[joined.length - 1] = { ...before, text: `[${before.text}] ${line.text}`, indent: 0, apart: true }
    else joined.push(line)
  }
  return joined
}

/** The lines of a source that hold words, without page furniture. A form feed ends a page. */
export function readLines(source: string, dropped: Dropped[]): Line[] {
  const lines: Line[] = []
  for (const page of source.split('\f')) {
    let [apart, newPage] = [true, lines.length > 0]
    for (const raw of canonicalText(page).split('\n')) {
      const text = raw.replaceAll('\t', '    ').trimEnd()
      const words = text.trimStart()
      if (words !== '') {
        lines.push({ text: words, indent: text.length - words.length, apart, newPage })
        newPage = false
      }
      apart = words === ''
    }
  }
  return dropFurniture(dropStamps(joinNumbers(readEncyclopedia(lines)), dropped), dropped)
}
