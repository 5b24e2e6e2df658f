import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { splitsPair } from '@/lib/domain/annotation/selector.ts'
import { domRange, offsetAt, pointAt, rectsOf } from './point.ts'
import { everything, showText, type Fixture } from './testing/page.ts'
import { indexText, type TextIndex } from './text-index.ts'

let page: Fixture
let index: TextIndex
beforeEach(() => {
  page = showText(everything)
  index = indexText(page.root)
})
afterEach(() => { page.remove() })

const allOffsets = () => Array.from({ length: page.text.length + 1 }, (_, offset) => offset)

describe('the index', () => {
  it('reads the canonical text back from the page', () => {
    expect(index.text).toBe(page.text)
    expect(index.length).toBe(page.text.length)
  })

  it('finds the block of every offset', () => {
    for (const offset of allOffsets()) {
      const block = index.blocks[index.blockAt(offset)]!
      expect(block.start).toBeLessThanOrEqual(offset)
      expect(offset).toBeLessThanOrEqual(block.end)
    }
  })
})

describe('offsets and points', () => {
  it.each(['start', 'end'] as const)('lead from every offset to a point and back, as a %s', (side) => {
    for (const offset of allOffsets()) expect(offsetAt(index, pointAt(index, offset, side), side)).toBe(offset)
  })

  it('say of every range just its text', () => {
    for (const { start, end } of index.blocks) {
      for (let from = start; from < end; from++) {
        for (let to = from + 1; to <= end; to++) {
          if (splitsPair(page.text, from) || splitsPair(page.text, to)) continue
          expect(domRange(index, { start: from, end: to }).toString()).toBe(page.text.slice(from, to))
        }
      }
    }
  })

  it('begin a range where its first character is, not at the end of what stands before', () => {
    const at = page.text.indexOf('another task')
    const range = domRange(index, { start: at, end: at + 'another task'.length })
    expect(range.startContainer.parentElement?.localName).toBe('em')
    expect(range.endContainer).toBe(range.startContainer)
  })

  it('understand points on elements and in the empty anchors of note references', () => {
    const paragraph = index.blocks[1]!
    const anchor = page.root.querySelector('a.fn')!
    const said = page.text.indexOf('said') + 4
    expect(offsetAt(index, { node: anchor, offset: 0 }, 'start')).toBe(said)
    expect(offsetAt(index, { node: paragraph.element, offset: 0 }, 'start')).toBe(paragraph.start)
    expect(offsetAt(index, { node: paragraph.element, offset: paragraph.element.childNodes.length }, 'end')).toBe(paragraph.end)
    expect(offsetAt(index, { node: paragraph.element, offset: 1 }, 'end')).toBe(said)
  })

  it('move a point between blocks to the next text as a start, to the text before as an end', () => {
    const quote = page.root.querySelector('blockquote')!
    const block = index.blocks.findIndex(({ element }) => quote.contains(element))
    expect(offsetAt(index, { node: quote, offset: 0 }, 'start')).toBe(index.blocks[block]!.start)
    expect(offsetAt(index, { node: quote, offset: 0 }, 'end')).toBe(index.blocks[block - 1]!.end)
  })

  it('take points before and after the text for its ends', () => {
    expect(offsetAt(index, { node: document.body, offset: 0 }, 'start')).toBe(0)
    expect(offsetAt(index, { node: document.body, offset: document.body.childNodes.length }, 'end')).toBe(page.text.length)
  })

  it('refuse an offset that the text does not have', () => {
    expect(() => pointAt(index, page.text.length + 1, 'start')).toThrow(RangeError)
    expect(() => pointAt(index, -1, 'start')).toThrow(RangeError)
  })
})

describe('rectangles', () => {
  it('are those of the lines, not of the blocks between', () => {
    const rects = rectsOf(index, { start: 2, end: index.blocks[4]!.end })
    const heights = rects.map((rect) => rect.height)
    expect(rects.length).toBeGreaterThan(3)
    expect(Math.max(...heights)).toBeLessThan(60)
  })
})
