import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { lastAtMost, type TextIndex } from './text-index.ts'

/** Which side a point keeps to where two places in the DOM stand for one offset, or where none does. */
export type Side = 'start' | 'end'

export interface DomPoint {
  node: Node
  offset: number
}

/**
 * The DOM point of `offset`. As a `start` it stands before the character that follows, as an `end` after the one that
 * precedes, so that a range neither begins at the end of one element nor ends at the beginning of the next.
 * Throws RangeError for an offset outside of the text.
 */
export function pointAt(index: TextIndex, offset: number, side: Side): DomPoint {
  if (offset < 0 || offset > index.length) throw new RangeError(`No offset ${offset} in a text of ${index.length}.`)
  const at = index.blockAt(offset)
  const block = index.blocks[at]
  if (!block) return { node: index.root, offset: 0 }
  const { nodes, starts } = index.nodesOf(at)
  if (nodes.length === 0) return { node: block.element, offset: 0 }
  let i = lastAtMost(starts.length, (n) => starts[n] ?? 0, offset)
  if (side === 'end' && i > 0 && starts[i] === offset) i -= 1
  const node = nodes[i] as Text
  return { node, offset: Math.min(offset - (starts[i] ?? 0), node.length) }
}

/**
 * The canonical offset of a DOM point, which may lie in a text node, on an element, in an empty anchor, between blocks
 * or outside of the text: where it is in no block, a `start` moves on to the next block and an `end` back to the one before.
 */
export function offsetAt(index: TextIndex, point: DomPoint, side: Side): number {
  const at = index.blockOf(point.node)
  const block = at === null ? undefined : index.blocks[at]
  if (at === null || !block) return index.offsetBetween?.(point, side) ?? offsetBetweenBlocks(index, point, side)
  if (point.node instanceof Text) {
    const { nodes, starts } = index.nodesOf(at)
    const i = nodes.indexOf(point.node)
    if (i >= 0) return (starts[i] ?? 0) + point.offset
  }
  const before = document.createRange()
  before.setStart(block.element, 0)
  before.setEnd(point.node, point.offset)
  return block.start + before.toString().length
}

function offsetBetweenBlocks(index: TextIndex, point: DomPoint, side: Side): number {
  const here = document.createRange()
  here.setStart(point.node, point.offset)
  let low = 0
  let high = index.blocks.length
  while (low < high) {
    const middle = (low + high) >> 1
    const element = index.blocks[middle]?.element
    if (element && here.comparePoint(element, 0) < 0) low = middle + 1
    else high = middle
  }
  return side === 'start' ? (index.blocks[low]?.start ?? index.length) : (index.blocks[low - 1]?.end ?? 0)
}

/** A live DOM range over `range` of the text. Throws RangeError when it is not within the text. */
export function domRange(index: TextIndex, { start, end }: TextRange): Range {
  const from = pointAt(index, start, 'start')
  const to = pointAt(index, end, 'end')
  const range = document.createRange()
  range.setStart(from.node, from.offset)
  range.setEnd(to.node, to.offset)
  return range
}

/**
 * The rectangles of `range` on the screen (client coordinates), one a line of each piece of text, in order: never the box
 * of a whole block, which a DOM range over several blocks would give.
 */
export function rectsOf(index: TextIndex, range: TextRange): DOMRect[] {
  const rects: DOMRect[] = []
  const last = index.blockAt(range.end)
  for (let at = index.blockAt(range.start); at >= 0 && at <= last; at++) {
    const block = index.blocks[at]
    if (!block) break
    const start = Math.max(range.start, block.start)
    const end = Math.min(range.end, block.end)
    if (end <= start) continue
    for (const rect of domRange(index, { start, end }).getClientRects()) if (rect.width > 0) rects.push(rect)
  }
  return rects
}
