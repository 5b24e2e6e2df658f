import type { TextIndex } from './text-index.ts'
import { domRange, offsetAt, type DomPoint } from './point.ts'
import { splitsPair, type TextRange } from '@/lib/domain/annotation/text-range.ts'

/**
 * The character of the text under a point of the screen (client coordinates), as its offset, or null where there is none.
 * A caret lookup alone snaps to the nearest line from the gaps between lines and from the side margins, so the
 * rectangle of the character confirms it. With `slack` (px), for a finger, it also looks so far above, below and beside.
 */
export function offsetAtPoint(index: TextIndex, x: number, y: number, slack = 0): number | null {
  const found = characterUnder(index, x, y)
  if (found !== null || slack === 0) return found
  return (
    characterUnder(index, x, y - slack) ?? characterUnder(index, x, y + slack) ??
    characterUnder(index, x - slack, y) ?? characterUnder(index, x + slack, y)
  )
}

function characterUnder(index: TextIndex, x: number, y: number): number | null {
  const caret = caretAt(x, y)
  if (!caret || index.blockOf(caret.node) === null) return null
  const offset = offsetAt(index, caret, 'start')
  for (const candidate of [characterAt(index, offset), characterAt(index, offset - 1)]) {
    if (candidate && covers(index, candidate, x, y)) return candidate.start
  }
  return null
}

function caretAt(x: number, y: number): DomPoint | null {
  if ('caretPositionFromPoint' in document) {
    const position = document.caretPositionFromPoint(x, y)
    return position && { node: position.offsetNode, offset: position.offset }
  }
  const range = (document as Document).caretRangeFromPoint(x, y)
  return range && { node: range.startContainer, offset: range.startOffset }
}

/** The whole code point at `offset`; null at the text's ends and between blocks. */
function characterAt({ text }: TextIndex, offset: number): TextRange | null {
  if (offset < 0 || offset >= text.length || text[offset] === '\n') return null
  const start = splitsPair(text, offset) ? offset - 1 : offset
  return { start, end: splitsPair(text, start + 1) ? start + 2 : start + 1 }
}

function covers(index: TextIndex, range: TextRange, x: number, y: number): boolean {
  for (const rect of domRange(index, range).getClientRects()) {
    if (x >= rect.left && x < rect.right && y >= rect.top && y < rect.bottom) return true
  }
  return false
}
