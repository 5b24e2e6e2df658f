import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { highlightNames } from './highlight-names.ts'
import { createPainter, type PaintedMark, type Painter } from './painter.ts'
import { rectsOf } from './point.ts'
import { RectangleSurface } from './rectangle-surface.ts'
import { offsetAtPoint } from './at-point.ts'
import { showText, type Fixture } from './testing/page.ts'
import { indexText, type TextIndex } from './text-index.ts'

const sentence = 'The mandate grew by a paragraph every year and the patrols did not.'
let page: Fixture
let index: TextIndex
let painter: Painter
beforeEach(() => {
  page = showText(Array.from({ length: 200 }, (_, i) => ({ type: 'paragraph' as const, text: `${i}. ${sentence}` })))
  index = indexText(page.root)
  painter = createPainter(index)
})
afterEach(() => {
  painter.destroy()
  page.remove()
  scrollTo(0, 0)
})

const mark = (block: number, part: string, more: Partial<PaintedMark> = {}): PaintedMark => {
  const start = index.blocks[block]!.start + index.blocks[block]!.element.textContent.indexOf(part)
  return { key: `${block} ${part}`, start, end: start + part.length, kind: 'claim', mine: false, ...more }
}
const painted = (name: string) => [...(CSS.highlights.get(name) ?? [])].map((range) => (range as Range).toString()).sort()
/** Blocks are watched from the first frame on. */
const soon = (check: () => void) => vi.waitFor(check, { timeout: 3000, interval: 10 })

describe('the painter', () => {
  it('paints each mark under its kind, and one’s own apart', async () => {
    painter.setMarks([mark(0, 'mandate'), mark(0, 'paragraph', { mine: true }), mark(1, 'patrols', { kind: 'doubt' })])
    await soon(() => { expect(painted('postil-claim')).toEqual(['mandate']) })
    expect(painted('postil-claim-mine')).toEqual(['paragraph'])
    expect(painted('postil-doubt')).toEqual(['patrols'])
  })

  it('paints only what is near the viewport, and the rest when it is scrolled to', async () => {
    painter.setMarks(index.blocks.map((_, block) => mark(block, 'mandate')))
    await soon(() => { expect(painted('postil-claim').length).toBeGreaterThan(10) })
    expect(painted('postil-claim').length).toBeLessThan(120)
    const last = () => [...(CSS.highlights.get('postil-claim') ?? [])].some((range) => index.blocks[199]!.element.contains((range as Range).startContainer))
    expect(last()).toBe(false)
    index.blocks[199]!.element.scrollIntoView()
    await soon(() => { expect(last()).toBe(true) })
    expect(painted('postil-claim').length).toBeLessThan(120)
  })

  it('keeps a mark over many blocks while any of them is near', async () => {
    painter.setMarks([{ ...mark(0, 'mandate'), end: index.length }])
    index.blocks[100]!.element.scrollIntoView()
    await soon(() => { expect(index.blocks[100]!.element.getBoundingClientRect().top).toBeLessThan(innerHeight) })
    await soon(() => { expect(painted('postil-claim')).toContain(`100. ${sentence}`) })
    await soon(() => { expect(painted('postil-claim').length).toBeLessThan(120) })
  })

  it('paints as one what overlaps in one style, and takes each away alone', async () => {
    painter.setMarks([mark(0, 'The mandate grew'), mark(0, 'grew by'), mark(0, 'mandate', { kind: 'doubt' }), mark(0, 'patrols')])
    await soon(() => { expect(painted('postil-claim')).toEqual(['The mandate grew by', 'patrols']) })
    expect(painted('postil-doubt')).toEqual(['mandate'])
    expect(painter.keysAtOffset(mark(0, 'grew').start)).toEqual(['0 grew by', '0 The mandate grew'])
    painter.remove('0 grew by')
    await soon(() => { expect(painted('postil-claim')).toEqual(['The mandate grew', 'patrols']) })
  })

  it('paints less around the window once one rests, and no less than is in it', async () => {
    painter.setMarks(index.blocks.map((_, block) => mark(block, 'mandate')))
    const atFirst = painted('postil-claim').length
    scrollTo(0, 400)
    await soon(() => { expect(painted('postil-claim').length).toBeGreaterThan(1.5 * atFirst) })
    await soon(() => { expect(painted('postil-claim').length).toBeLessThan(1.5 * atFirst) })
    const inWindow = index.blocks.filter(({ element }) => element.getBoundingClientRect().top < innerHeight && element.getBoundingClientRect().bottom > 0).length
    expect(painted('postil-claim').length).toBeGreaterThanOrEqual(inWindow)
  })

  it('adds, moves, restyles and removes single marks', async () => {
    painter.setMarks([mark(0, 'mandate')])
    await soon(() => { expect(painted('postil-claim')).toEqual(['mandate']) })
    painter.put(mark(1, 'year'))
    await soon(() => { expect(painted('postil-claim')).toEqual(['mandate', 'year']) })
    painter.put({ ...mark(0, 'patrols', { kind: 'term' }), key: '1 year' })
    await soon(() => { expect(painted('postil-term')).toEqual(['patrols']) })
    expect(painted('postil-claim')).toEqual(['mandate'])
    painter.remove('1 year')
    await soon(() => { expect(painted('postil-term')).toEqual([]) })
    painter.setMarks([])
    await soon(() => { expect(painted('postil-claim')).toEqual([]) })
  })

  it('paints one’s own at once, whatever else has just arrived', () => {
    painter.put(mark(0, 'mandate'))
    painter.put(mark(0, 'year'))
    expect(painted('postil-claim')).toEqual(['mandate'])
    painter.put(mark(0, 'patrols', { mine: true }))
    expect(painted('postil-claim')).toEqual(['mandate', 'year'])
    expect(painted('postil-claim-mine')).toEqual(['patrols'])
  })

  it('leaves marks alone that are set again unchanged', async () => {
    painter.setMarks([mark(0, 'mandate')])
    await soon(() => { expect(painted('postil-claim')).toEqual(['mandate']) })
    const before = [...CSS.highlights.get('postil-claim')!][0]
    painter.setMarks([mark(0, 'mandate'), mark(0, 'year')])
    expect(CSS.highlights.get('postil-claim')!.has(before!)).toBe(true)
  })

  it('fills what is pointed at, also when it comes near only later, and empties it again', async () => {
    painter.setMarks([mark(0, 'mandate'), mark(150, 'patrols')])
    painter.setPointed(['0 mandate', '150 patrols'])
    await soon(() => { expect(painted('postil-claim-on')).toEqual(['mandate']) })
    index.blocks[150]!.element.scrollIntoView()
    await soon(() => { expect(painted('postil-claim-on')).toEqual(['patrols']) })
    painter.setPointed(null)
    expect(painted('postil-claim-on')).toEqual([])
    expect(painted('postil-claim')).toEqual(['patrols'])
  })

  it('shows overlays, and none for a place that the text does not have', () => {
    painter.setOverlay('remote', [mark(0, 'mandate'), mark(199, 'year'), { start: index.length + 5, end: index.length + 9 }])
    expect(painted('postil-remote')).toEqual(['mandate', 'year'])
    painter.setOverlay('selection', [mark(0, 'patrols')])
    expect(painted('postil-selection')).toEqual(['patrols'])
    painter.setOverlay('remote', [])
    expect(painted('postil-remote')).toEqual([])
  })

  it('paints all of the text for paper, and culls it again afterwards', async () => {
    painter.setMarks([mark(0, 'mandate'), mark(150, 'patrols')])
    await soon(() => { expect(painted('postil-claim')).toEqual(['mandate']) })
    dispatchEvent(new Event('beforeprint'))
    expect(painted('postil-claim')).toEqual(['mandate', 'patrols'])
    dispatchEvent(new Event('afterprint'))
    expect(painted('postil-claim')).toEqual(['mandate'])
  })

  it('hides all marks and brings them back up to date', async () => {
    painter.setMarks([mark(0, 'mandate')])
    painter.setOverlay('selection', [mark(0, 'year')])
    painter.setOverlay('found', [mark(0, 'grew')])
    await soon(() => { expect(painted('postil-claim')).toEqual(['mandate']) })
    painter.hideAll(true)
    expect(CSS.highlights.has('postil-claim')).toBe(false)
    expect(painted('postil-selection')).toEqual(['year'])
    expect(painted('postil-found')).toEqual(['grew'])
    painter.put(mark(0, 'patrols'))
    painter.hideAll(false)
    await soon(() => { expect(painted('postil-claim')).toEqual(['mandate', 'patrols']) })
  })

  it('leaves out a mark that is not in this text', () => {
    painter.setMarks([{ key: 'elsewhere', start: index.length - 1, end: index.length + 1, kind: 'plain', mine: true }])
    expect(painter.keysAtOffset(index.length - 1)).toEqual([])
  })

  it('leaves nothing behind', () => {
    painter.destroy()
    for (const name of highlightNames) expect(CSS.highlights.has(name)).toBe(false)
  })
})

describe('what is under the pointer', () => {
  it('is every mark over that character, the innermost first', () => {
    painter.setMarks([mark(3, sentence, { key: 'outer' }), mark(3, 'mandate grew', { key: 'inner' }), mark(3, 'patrols', { key: 'beside' })])
    const [rect] = rectsOf(index, mark(3, 'grew'))
    expect(painter.keysAt(rect!.left + 4, rect!.top + rect!.height / 2)).toEqual(['inner', 'outer'])
    painter.hideAll(true)
    expect(painter.keysAt(rect!.left + 4, rect!.top + rect!.height / 2)).toEqual([])
  })

  it('is no mark beside the text or between two paragraphs, where a caret would snap to one', () => {
    painter.setMarks(index.blocks.map((_, block) => mark(block, sentence)))
    const line = rectsOf(index, mark(3, sentence)).at(-1)!
    expect(painter.keysAt(line.right + 60, line.top + line.height / 2)).toEqual([])
    expect(painter.keysAt(line.left + 10, line.bottom + 4)).toEqual([])
    expect(painter.keysAt(line.left + 10, line.bottom + 4, 8)).toEqual([`3 ${sentence}`])
  })

  it('is the very character, emoji in two code units included', () => {
    page.remove()
    page = showText([{ type: 'paragraph', text: 'a🌍b' }])
    const emoji = indexText(page.root)
    for (const [range, start] of [[{ start: 0, end: 1 }, 0], [{ start: 1, end: 3 }, 1], [{ start: 3, end: 4 }, 3]] as const) {
      const [rect] = rectsOf(emoji, range)
      expect(offsetAtPoint(emoji, rect!.left + rect!.width * 0.25, rect!.top + 4)).toBe(start)
      expect(offsetAtPoint(emoji, rect!.left + rect!.width * 0.75, rect!.top + 4)).toBe(start)
    }
  })
})

describe('where the browser has no highlights', () => {
  const rectangles = (name: string) => [...page.root.querySelectorAll<HTMLElement>(`.mark-rectangles .${name}`)].map((element) => element.getBoundingClientRect())
  beforeEach(() => {
    painter.destroy()
    const style = document.createElement('style')
    style.textContent = '.with-rectangles { position: relative } .mark-rectangles { position: absolute; inset: 0; pointer-events: none } .mark-rectangles > div > div > div { position: absolute }'
    page.root.append(style)
    painter = createPainter(index, new RectangleSurface(index))
  })

  it('paints rectangles just where the words are, also after they have moved', async () => {
    painter.setMarks([mark(0, 'mandate grew'), mark(1, 'year', { mine: true })])
    const stands = () => {
      for (const [name, block, part] of [['postil-claim', 0, 'mandate grew'], ['postil-claim-mine', 1, 'year']] as const) {
        const words = rectsOf(index, mark(block, part))
        expect(rectangles(name).map(({ left, top, width }) => [left, top, width].map(Math.round))).toEqual(words.map(({ left, top, width }) => [left, top, width].map(Math.round)))
      }
    }
    stands()
    page.root.style.fontSize = '30px'
    await soon(stands)
  })

  it('paints only what is near, fills what is pointed at, and hides all', () => {
    painter.setMarks(index.blocks.map((_, block) => mark(block, 'mandate')))
    expect(rectangles('postil-claim').length).toBeGreaterThan(10)
    expect(rectangles('postil-claim').length).toBeLessThan(200)
    painter.setPointed('0 mandate')
    expect(rectangles('postil-claim-on')).toHaveLength(1)
    painter.hideAll(true)
    expect(rectangles('postil-claim')[0]!.width).toBe(0)
    painter.hideAll(false)
    expect(rectangles('postil-claim')[0]!.width).toBeGreaterThan(0)
  })

  it('leaves the text as it was', () => {
    painter.setMarks([mark(0, 'mandate')])
    expect(indexText(page.root).text).toBe(index.text)
    painter.destroy()
    expect(page.root.querySelector('.mark-rectangles')).toBeNull()
    expect(page.root.classList.contains('with-rectangles')).toBe(false)
  })
})
