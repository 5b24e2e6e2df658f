import { canonicalText } from '@/lib/domain/reading/canonical-text.ts'
import { dropFurniture } from './page-furniture.ts'
import type { Dropped } from './piece.ts'

export interface Line {
  text: string
  indent: number
  /** Blank lines, or the beginning of the text, stand before it. */
  apart: boolean
  /** A page begins here: a form feed or page furniture stood before it. */
  newPage: boolean
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
  return dropFurniture(lines, dropped)
}
