import { describe, expect, it } from 'vitest'
import { joinBlocks, type DraftBlock } from './join-blocks.ts'
import { blockAt, outline, paragraphNumbers } from './outline.ts'

const draft = (type: DraftBlock['type'], text: string, level?: number): DraftBlock => ({ type, text, marks: [], refs: [], ...(level ? { level } : {}) })
const { text, blocks } = joinBlocks([draft('heading', 'One', 2), draft('paragraph', 'abc'), draft('caption', 'Map'), draft('blockquote', 'def')])

describe('outline', () => {
  it('lists the headings with their places', () => {
    expect(outline(text, blocks)).toEqual([{ start: 0, level: 2, text: 'One' }])
  })
})

describe('paragraphNumbers', () => {
  it('counts what is argued, not headings and captions', () => {
    expect(paragraphNumbers(blocks)).toEqual([null, 1, null, 2])
  })
})

describe('blockAt', () => {
  it('finds the block that holds an offset, its end included', () => {
    expect([0, 3, 4, 7, 8, text.length].map((offset) => blockAt(blocks, offset))).toEqual([0, 0, 1, 1, 2, 3])
  })

  it('finds nothing outside the text', () => {
    expect(blockAt(blocks, text.length + 1)).toBeNull()
    expect(blockAt(blocks, -1)).toBeNull()
    expect(blockAt([], 0)).toBeNull()
  })
})
