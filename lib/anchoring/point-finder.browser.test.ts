import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { PointFinder } from './point-finder.ts'
import { rectsOf } from './point.ts'
import { showText, type Fixture } from './testing/page.ts'
import { indexText, type TextIndex } from './text-index.ts'
import { layOut, type TextLayout } from './text-layout.ts'

let page: Fixture
let index: TextIndex
let layout: TextLayout
let finder: PointFinder
const measured = vi.spyOn(Range.prototype, 'getClientRects')

beforeEach(() => {
  page = showText(Array.from({ length: 60 }, (_, i) => ({ type: 'paragraph' as const, text: `${i}. The mandate grew by a paragraph every year and the patrols did not.` })))
  index = indexText(page.root)
  layout = layOut(index, () => undefined)
  finder = new PointFinder(index, layout)
})
afterEach(() => {
  layout.destroy()
  page.remove()
  measured.mockClear()
})

/** The middle of the character at `offset`. */
function pointAt(offset: number): [number, number] {
  const { left, right, top, bottom } = rectsOf(index, { start: offset, end: offset + 1 })[0] as DOMRect
  return [(left + right) / 2, (top + bottom) / 2]
}
/** How many characters were measured to find one. */
function cost([x, y]: [number, number]): number {
  const before = measured.mock.calls.length
  finder.find(x, y)
  return measured.mock.calls.length - before
}

it('finds the character under a point, and again without measuring any', () => {
  const at = index.text.indexOf('paragraph')
  const point = pointAt(at)
  expect(finder.find(...point)).toBe(at)
  expect(cost(point)).toBe(0)
})

it('keeps what was looked at last, and not all that was ever pointed at', () => {
  const first = pointAt(index.text.indexOf('mandate'))
  finder.find(...first)
  for (const { index: at } of index.text.matchAll(/\w/g)) finder.find(...pointAt(at))
  expect(cost(first)).toBeGreaterThan(0)
  const last = pointAt((index.blocks.at(-1)?.end ?? 1) - 1)
  finder.find(...last)
  expect(cost(last)).toBe(0)
})
