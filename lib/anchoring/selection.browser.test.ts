import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { domRange } from './point.ts'
import { selectedRange, selectRange } from './selection.ts'
import { everything, showText, type Fixture } from './testing/page.ts'
import { indexText, type TextIndex } from './text-index.ts'

let page: Fixture
let index: TextIndex
beforeEach(() => {
  page = showText(everything)
  index = indexText(page.root)
})
afterEach(() => {
  document.getSelection()?.removeAllRanges()
  page.remove()
})

const words = () => {
  const range = selectedRange(index)
  return range && page.text.slice(range.start, range.end)
}
const rangeOf = (part: string) => ({ start: page.text.indexOf(part), end: page.text.indexOf(part) + part.length })

describe('selectedRange', () => {
  it('says what is selected', () => {
    selectRange(index, rangeOf('said, or else another task; nobody asked the vill'))
    expect(words()).toBe('said, or else another task; nobody asked the vill')
  })

  it('leaves out white space at either end, blocks’ ends included', () => {
    selectRange(index, { start: index.blocks[0]!.end, end: index.blocks[3]!.start + 2 })
    expect(words()).toBe(page.text.slice(index.blocks[1]!.start, index.blocks[3]!.start + 1))
    selectRange(index, rangeOf(' means, '))
    expect(words()).toBe('means,')
  })

  it('takes a character whole of which a half is selected', () => {
    const clef = page.text.indexOf('𝄞')
    selectRange(index, { start: clef + 1, end: clef + 4 })
    expect(words()).toBe('𝄞 s')
    selectRange(index, { start: clef - 2, end: clef + 1 })
    expect(words()).toBe('e 𝄞')
  })

  it('takes a selection that goes beyond the text for what it has of the text', () => {
    const after = document.createElement('p')
    after.textContent = 'a card in the margin'
    document.body.append(after)
    const range = domRange(index, rangeOf('Nobody did.'))
    range.setEnd(after, 1)
    document.getSelection()?.addRange(range)
    expect(words()).toBe('Nobody did.')
    document.getSelection()?.selectAllChildren(after)
    expect(words()).toBeNull()
    after.remove()
  })

  it('takes a paragraph selected by three clicks without the one after it', () => {
    const [, paragraph, , next] = index.blocks
    const range = document.createRange()
    range.setStart(paragraph!.element.firstChild!, 0)
    range.setEnd(next!.element, 0)
    document.getSelection()?.addRange(range)
    expect(words()).toBe(page.text.slice(paragraph!.start, paragraph!.end))
  })

  it('is the same for a selection drawn backwards', () => {
    const { start, end } = rangeOf('another')
    const range = domRange(index, { start, end })
    document.getSelection()?.setBaseAndExtent(range.endContainer, range.endOffset, range.startContainer, range.startOffset)
    expect(words()).toBe('another')
  })

  it('is null without a selection, for a caret, and for white space alone', () => {
    expect(words()).toBeNull()
    document.getSelection()?.collapse(index.blocks[1]!.element, 0)
    expect(words()).toBeNull()
    selectRange(index, rangeOf(' '))
    expect(words()).toBeNull()
  })
})
