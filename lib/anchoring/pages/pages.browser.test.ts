import { afterEach, describe, expect, it } from 'vitest'
import { rectsOf } from '@/lib/anchoring/point.ts'
import { selectedRange } from '@/lib/anchoring/selection.ts'
import type { PageRuns } from '@/lib/domain/reading/pages.ts'
import { indexPages } from './page-index.ts'
import { createPagePainter } from './page-painter.ts'

// Two pages; the first page's note comes last in the text.
const text = 'The well was dry, and no-\nbody had said so. It was agreed to dig another.\nThe council’s minutes, p. 4.'.replace('no-\n', 'no')
const run = (words: string, y: number): PageRuns['runs'][number] => [text.indexOf(words), words.length, 72, y, words.length * 6, 12]
const sheets: PageRuns[] = [
  { width: 612, height: 792, runs: [run('The well was dry, and no', 100), run('body had said so.', 116), run('The council’s minutes, p. 4.', 700)] },
  { width: 612, height: 792, runs: [run('It was agreed to dig another.', 100)] },
]

let root: HTMLElement
function show() {
  root = document.createElement('div')
  const style = document.createElement('style')
  style.textContent = '.p { position: relative; width: 612px; height: 792px } .page-words { position: absolute; inset: 0; line-height: 1; font-family: serif } .page-words span { position: absolute; left: calc(var(--x) * 1px); top: calc(var(--y) * 1px); font-size: calc(var(--h) * 1px); white-space: pre; transform: scaleX(var(--fit)); transform-origin: 0 0 }'
  const pages = sheets.map(() => Object.assign(document.createElement('div'), { className: 'p' }))
  root.append(style, ...pages)
  document.body.append(root)
  return indexPages(root, pages, sheets, text)
}
afterEach(() => { root.remove() })

describe('the words of pages', () => {
  it('lie where they are printed, as wide as they are printed', () => {
    const index = show()
    const start = text.indexOf('body had')
    const [rect] = rectsOf(index, { start, end: start + 'body had said so.'.length })
    const page = index.pages[0]?.getBoundingClientRect()
    expect(Math.round((rect?.left ?? 0) - (page?.left ?? 0))).toBe(72)
    expect(Math.abs((rect?.width ?? 0) - 'body had said so.'.length * 6)).toBeLessThan(3)
    expect(Math.abs((rect?.top ?? 0) - (page?.top ?? 0) - 116)).toBeLessThan(3)
  })

  it('give the offsets of the text where they are selected, over a broken word and from page to page', () => {
    const index = show()
    const [first, second, , last] = [...root.querySelectorAll('span')]
    const select = (from: Element | undefined, start: number, to: Element | undefined, end: number) => {
      const range = document.createRange()
      range.setStart(from?.firstChild as Node, start)
      range.setEnd(to?.firstChild as Node, end)
      const selection = document.getSelection()
      selection?.removeAllRanges()
      selection?.addRange(range)
      const found = selectedRange(index, selection)
      return found && text.slice(found.start, found.end)
    }
    expect(select(first, 22, second, 4)).toBe('nobody')
    expect(select(second, 5, last, 6)).toBe('had said so. It was')
  })

  it('paints a mark that runs over a page without the note between, and finds it at its words', async () => {
    const index = show()
    const painter = createPagePainter(index)
    const start = text.indexOf('had said')
    painter.setMarks([{ key: 'a', start, end: text.indexOf(' agreed'), kind: 'claim', mine: true }])
    await expect.poll(() => [...(CSS.highlights.get('postil-claim-mine') ?? [])].map((range) => (range as Range).toString())).toEqual(['had said so.', 'It was'])
    const [rect] = rectsOf(index, { start, end: start + 3 })
    expect(painter.keysAt((rect?.left ?? 0) + 4, (rect?.top ?? 0) + 5)).toEqual(['a'])
    painter.destroy()
  })
})
