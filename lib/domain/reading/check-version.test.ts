import { describe, expect, it } from 'vitest'
import type { Block } from './block.ts'
import { checkVersion } from './check-version.ts'

const block = (more: Partial<Block>): Block => ({ type: 'paragraph', start: 0, end: 3, marks: [], refs: [], ...more })

describe('checkVersion', () => {
  it('passes blocks that cover the text', () => {
    expect(checkVersion('abc\ndef', [block({}), block({ start: 4, end: 7 })])).toEqual([])
  })

  it.each<[string, string, Block[]]>([
    ['no block', '', []],
    ['a text that is not canonical', 'a\0c', [block({})]],
    ['a gap', 'abc\ndef', [block({})]],
    ['an end past the text', 'abc', [block({ end: 4 })]],
    ['a cut character', '😀\nc', [block({ end: 1 }), block({ start: 2, end: 4 })]],
    ['a block without words', ' \u200b ', [block({})]],
    ['a mark outside its block', 'abc', [block({ marks: [{ kind: 'strong', start: 1, end: 4 }] })]],
    ['marks of one kind that overlap', 'abc', [block({ marks: [{ kind: 'strong', start: 0, end: 2 }, { kind: 'strong', start: 1, end: 3 }] })]],
    ['a link to a script', 'abc', [block({ marks: [{ kind: 'link', start: 0, end: 2, href: 'javascript:1' }] })]],
    ['a reference without its note', 'abc', [block({ refs: [{ label: '1', offset: 1 }] })]],
    ['two notes of one label', 'abc\ndef', [block({ type: 'note', label: '1' }), block({ type: 'note', label: '1', start: 4, end: 7 })]],
    ['a paragraph after a note', 'abc\ndef', [block({ type: 'note', label: '1' }), block({ start: 4, end: 7 })]],
    ['a heading without a level', 'abc', [block({ type: 'heading' })]],
    ['a mark over two cells', 'a\tc', [block({ type: 'table', marks: [{ kind: 'strong', start: 0, end: 3 }] })]],
  ])('names %s', (_, text, blocks) => {
    expect(checkVersion(text, blocks)).not.toEqual([])
  })
})
