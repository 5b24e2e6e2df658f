import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { highlightName } from './highlight-names.ts'
import type { PaintedMark } from './mark-buckets.ts'

/** A stretch that is painted in the style of `name`. */
export interface Piece extends TextRange {
  name: string
}

export const nameOf = ({ kind, mine }: PaintedMark): string => highlightName(kind, mine ? 'mine' : 'other')

/** What marks come to within `whole`: one piece for all that overlap, or touch, in one style. */
export function piecesOf(marks: Iterable<PaintedMark>, whole: TextRange): readonly Piece[] {
  const pieces: Piece[] = []
  const open = new Map<string, Piece>()
  for (const mark of [...marks].sort((a, b) => a.start - b.start)) {
    const name = nameOf(mark)
    const [start, end] = [Math.max(whole.start, mark.start), Math.min(whole.end, mark.end)]
    const last = open.get(name)
    if (last !== undefined && start <= last.end) last.end = Math.max(last.end, end)
    else if (end > start) {
      const piece = { name, start, end }
      open.set(name, piece)
      pieces.push(piece)
    }
  }
  return pieces
}
