import { afterEach, beforeEach, describe, expect, it } from 'vitest'
import { putSigns } from '@/components/printing/note-signs.ts'
import { domRange } from '@/lib/anchoring/point.ts'
import { selectedRange, selectRange } from '@/lib/anchoring/selection.ts'
import { everything, showText, type Fixture } from '@/lib/anchoring/testing/page.ts'
import { indexText, type TextIndex } from '@/lib/anchoring/text-index.ts'

let page: Fixture
let index: TextIndex
beforeEach(() => {
  page = showText(everything)
  index = indexText(page.root)
})
afterEach(() => { page.remove() })

const endOf = (words: string) => index.text.indexOf(words) + words.length
/** As it is read on paper, with the signs in their places. */
const read = (words: string) => {
  const element = index.blocks[index.blockAt(index.text.indexOf(words))]?.element.cloneNode(true) as HTMLElement
  for (const sign of element.querySelectorAll<HTMLElement>('.note-sign')) sign.textContent = `[${sign.dataset['label']}]`
  return element.textContent
}

describe('signs of printed notes', () => {
  it('stand after the last word of each passage, in order also where several end at one place', () => {
    putSigns(index, [{ end: endOf('another task'), number: 1 }, { end: endOf('another task'), number: 2 }, { end: endOf('More means'), number: 3 }, { end: endOf('asked the village.'), number: 4 }])
    expect(read('More means')).toBe('More means[3], they said, or else another task[1][2]; nobody asked the village.[4]')
  })

  it('say nothing that the text does not, and lead to their notes', () => {
    const before = page.root.textContent
    putSigns(index, [{ end: endOf('Quoted twice'), number: 1 }, { end: endOf('2013\t12,600'), number: 2 }])
    expect(page.root.textContent).toBe(before)
    expect([...page.root.querySelectorAll('.note-sign')].map((sign) => sign.getAttribute('href'))).toEqual(['#printed-note-1', '#printed-note-2'])
  })

  it('leave every node of the text, what is painted on it and what is selected as they were', () => {
    const html = page.root.innerHTML
    const nodes = index.blocks.flatMap((_, block) => index.nodesOf(block).nodes)
    const start = index.text.indexOf('means')
    const painted = domRange(index, { start, end: endOf('or else another') })
    const words = painted.toString()
    selectRange(index, { start: endOf('More '), end: endOf('they said') })

    const takeOut = putSigns(index, [{ end: start + 2, number: 1 }, { end: endOf('or else another'), number: 2 }, { end: endOf('they'), number: 3 }])
    expect(painted.toString()).toBe(words)
    takeOut()

    expect(page.root.innerHTML).toBe(html)
    expect(indexText(page.root).blocks.flatMap((_, block) => indexText(page.root).nodesOf(block).nodes)).toEqual(nodes)
    expect(nodes.every((node) => node.isConnected)).toBe(true)
    expect(painted.toString()).toBe(words)
    expect(selectedRange(index)).toEqual({ start: endOf('More '), end: endOf('they said') })
  })

  it('have no place in a block without words', () => {
    const empty = index.blocks.find(({ start, end }) => start === end)
    putSigns(index, [{ end: empty?.start ?? -1, number: 1 }])
    expect(page.root.querySelector('.note-sign')).toBeNull()
  })
})
