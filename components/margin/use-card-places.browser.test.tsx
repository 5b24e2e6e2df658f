import { act, useRef } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { makeAnnotation } from '@/components/margin/entries.ts'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import { useCardPlaces } from '@/components/margin/use-card-places.ts'
import { layText, type LaidText } from '@/components/reader/use-laid-text.ts'
import { indexText, type TextIndex } from '@/lib/anchoring/text-index.ts'
import type { Annotation } from '@/lib/domain/annotation/entry.ts'

let box: HTMLElement
let index: TextIndex
let laid: LaidText
let root: Root

beforeAll(() => { (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true })
beforeEach(() => {
  document.body.style.margin = '0'
  makePage(12)
})
/** Lines 40 px apart beside an empty margin. */
function makePage(lines: number) {
  document.body.innerHTML = '<div id="text" style="position:absolute;left:0;top:0;width:300px;font:16px/20px monospace"></div><div id="margin" style="position:absolute;left:400px;top:0;width:200px"></div>'
  const text = document.querySelector<HTMLElement>('#text') as HTMLElement
  let start = 0
  text.innerHTML = Array.from({ length: lines }, (_, at) => {
    const words = `Line ${at} of it.`
    const block = `<p style="margin:0 0 20px" data-s="${start}">${words}</p>`
    start += words.length + 1
    return block
  }).join('')
  index = indexText(text)
  laid = layText(index)
  box = document.querySelector<HTMLElement>('#margin') as HTMLElement
  root = createRoot(box)
}
afterEach(() => {
  window.scrollTo(0, 0)
  act(() => root.unmount())
  document.body.innerHTML = ''
})

function item(key: string, block: number): MarginItem {
  const start = index.blocks[block]?.start ?? 0
  const value = makeAnnotation({ text: index.text, version: 'v', range: { start, end: start + 4 }, mark: 'plain', motivation: 'commenting', body: key, now: new Date(0) }) as Annotation
  const layer = { id: 'l', kind: 'group', name: 'g', roomId: 'r', handle: 'h', mayWrite: true, hiding: 'nothing', revealAt: null } as const
  return { kind: 'thread', key, range: { start, end: start + 4 }, thread: { key, layer, root: value, range: { start, end: start + 4 }, quote: '', replies: [], unanswered: false, reactions: new Map(), resolution: null, resolved: false, placed: null, lost: false, entry: { key, handle: 'h', value, state: 'saved', mine: false } } }
}

function Cards({ items, selected, tall }: { items: readonly MarginItem[]; selected: string | null; tall?: string }) {
  const place = useRef<HTMLDivElement>(null)
  const near = useCardPlaces(place, items, selected, index, laid)
  return (
    <div ref={place} style={{ position: 'relative' }}>
      {items.filter(({ key }) => near.has(key) || key === selected).map(({ key }) => <article key={key} data-card={key} tabIndex={-1} style={{ position: 'absolute', top: 0, height: key === tall ? 120 : 30 }}>{key}</article>)}
    </div>
  )
}

const show = (items: readonly MarginItem[], selected: string | null, tall?: string) => act(() => root.render(<Cards items={items} selected={selected} {...(tall === undefined ? {} : { tall })} />))
const rectOf = (key: string) => (box.querySelector(`[data-card="${key}"]`) as HTMLElement).getBoundingClientRect()
const passageTop = (block: number) => index.blocks[block]?.element.getBoundingClientRect().top ?? 0

it('puts each card beside its passage, and none over another', () => {
  show([item('a', 2), item('b', 3), item('c', 8)], null)
  expect(Math.abs(rectOf('c').top - passageTop(8))).toBeLessThan(4)
  expect(rectOf('b').top).toBeGreaterThanOrEqual(rectOf('a').bottom + 20)
})

it('does not move the selected card for anything that arrives', () => {
  show([item('b', 6)], 'b', 'b')
  const before = rectOf('b').top
  show([item('a', 5), item('b', 6), item('c', 6), item('d', 7)], 'b', 'b')
  expect(rectOf('b').top).toBe(before)
  expect(rectOf('a').bottom).toBeLessThanOrEqual(before - 20)
  expect(rectOf('c').top).toBeGreaterThanOrEqual(rectOf('b').bottom + 20)
})

it('does not move the card that has the focus, though none is selected', () => {
  show([item('b', 6)], null)
  const card = box.querySelector<HTMLElement>('[data-card="b"]') as HTMLElement
  card.tabIndex = -1
  card.focus()
  const before = rectOf('b').top
  show([item('a', 6), item('b', 6), item('c', 6)], null)
  expect(rectOf('b').top).toBe(before)
})

const cards = () => [...box.querySelectorAll<HTMLElement>('[data-card]')]
const inWindow = () => cards().map((card) => ({ card, rect: card.getBoundingClientRect() })).filter(({ rect }) => rect.bottom > 0 && rect.top < window.innerHeight)
const many = (count: number) => Array.from({ length: count }, (_, at) => item(`n${at}`, at * 2))
/** Scrolls as a reader does, and waits until the cards there are on the page. */
async function scrollTo(y: number, key: string) {
  await act(async () => {
    window.scrollTo(0, y)
    await new Promise(requestAnimationFrame)
    await new Promise(requestAnimationFrame)
  })
  await vi.waitFor(() => expect(box.querySelector(`[data-card="${key}"]`)).not.toBeNull())
}

it('has only those of 2,000 cards on the page that are near the window, wherever that is', async () => {
  act(() => root.unmount())
  makePage(4000)
  const all = many(2000)
  show(all, null)
  expect(cards().length).toBeLessThan(120)
  expect(box.querySelector('[data-card="n0"]')).not.toBeNull()
  await scrollTo(80_000, 'n1005')
  expect(cards().length).toBeLessThan(160)
  expect(box.querySelector('[data-card="n0"]')).toBeNull()
  const tops = inWindow().map(({ rect }) => rect)
  for (const [at, rect] of tops.entries()) if (at > 0) expect(rect.top).toBeGreaterThanOrEqual((tops[at - 1]?.bottom ?? 0) + 20)
  const cardOf1010 = box.querySelector('[data-card="n1010"]')
  expect(cardOf1010?.getAttribute('aria-posinset')).toBe('1011')
  expect(cardOf1010?.getAttribute('aria-setsize')).toBe('2000')
})

it('moves nothing that is in view when the heights of cards further on become known', async () => {
  act(() => root.unmount())
  makePage(4000)
  const all = many(2000)
  show(all, null)
  await scrollTo(40_000, 'n500')
  const before = new Map(inWindow().map(({ card, rect }) => [card.dataset['card'], rect.top]))
  expect(before.size).toBeGreaterThan(5)
  const half = Math.round(window.innerHeight / 2)
  const next = [...before.keys()].at(-1) ?? ''
  await scrollTo(40_000 + half, next)
  await scrollTo(40_000, next)
  for (const { card, rect } of inWindow()) {
    const was = before.get(card.dataset['card'])
    if (was !== undefined) expect(Math.abs(rect.top - was)).toBeLessThanOrEqual(1)
  }
})

it('keeps the card with the focus and the selected one on the page, however far one scrolls', async () => {
  act(() => root.unmount())
  makePage(4000)
  const all = many(2000)
  show(all, 'n3')
  box.querySelector<HTMLElement>('[data-card="n5"]')?.focus()
  await scrollTo(120_000, 'n1505')
  expect(document.activeElement).toBe(box.querySelector('[data-card="n5"]'))
  expect(box.querySelector('[data-card="n3"]')).not.toBeNull()
  expect(box.querySelector('[data-card="n20"]')).toBeNull()
})

it('puts a card on the page that is selected from afar, level with its passage', () => {
  act(() => root.unmount())
  makePage(4000)
  const all = many(2000)
  show(all, null)
  expect(box.querySelector('[data-card="n1700"]')).toBeNull()
  show(all, 'n1700')
  expect(Math.abs(rectOf('n1700').top + 12 - passageTop(3400))).toBeLessThan(4)
})
