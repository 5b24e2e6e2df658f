import { act, useRef } from 'react'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeAll, beforeEach, expect, it } from 'vitest'
import { makeAnnotation } from '@/components/margin/entries.ts'
import type { MarginItem } from '@/components/margin/margin-items.ts'
import { useCardPlaces } from '@/components/margin/use-card-places.ts'
import { indexText, type TextIndex } from '@/lib/anchoring/text-index.ts'
import type { Annotation } from '@/lib/domain/annotation/entry.ts'

let box: HTMLElement
let index: TextIndex
let root: Root

beforeAll(() => { (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = true })
beforeEach(() => {
  document.body.style.margin = '0'
  document.body.innerHTML = '<div id="text" style="position:absolute;left:0;top:0;width:300px;font:16px/20px monospace"></div><div id="margin" style="position:absolute;left:400px;top:0;width:200px"></div>'
  const text = document.querySelector<HTMLElement>('#text') as HTMLElement
  let start = 0
  text.innerHTML = Array.from({ length: 12 }, (_, at) => {
    const words = `Line ${at} of it.`
    const block = `<p style="margin:0 0 20px" data-s="${start}">${words}</p>`
    start += words.length + 1
    return block
  }).join('')
  index = indexText(text)
  box = document.querySelector<HTMLElement>('#margin') as HTMLElement
  root = createRoot(box)
})
afterEach(() => {
  act(() => root.unmount())
  document.body.innerHTML = ''
})

function item(key: string, block: number): MarginItem {
  const start = index.blocks[block]?.start ?? 0
  const value = makeAnnotation({ text: index.text, version: 'v', range: { start, end: start + 4 }, mark: 'plain', motivation: 'commenting', body: key, now: new Date(0) }) as Annotation
  const layer = { id: 'l', kind: 'group', name: 'g', roomId: 'r', handle: 'h', mayWrite: true } as const
  return { kind: 'thread', key, range: { start, end: start + 4 }, thread: { key, layer, root: value, range: { start, end: start + 4 }, quote: '', replies: [], unanswered: false, entry: { key, handle: 'h', value, state: 'saved', mine: false } } }
}

function Cards({ items, selected, tall }: { items: readonly MarginItem[]; selected: string | null; tall?: string }) {
  const place = useRef<HTMLDivElement>(null)
  useCardPlaces(place, items, selected, index)
  return <div ref={place} style={{ position: 'relative' }}>{items.map(({ key }) => <article key={key} data-card={key} style={{ position: 'absolute', top: 0, height: key === tall ? 120 : 30 }}>{key}</article>)}</div>
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
