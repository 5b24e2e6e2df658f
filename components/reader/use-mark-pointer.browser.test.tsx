import { flushSync } from 'react-dom'
import { createRoot } from 'react-dom/client'
import { afterEach, expect, test, vi } from 'vitest'
import { useMarkPointer } from './use-mark-pointer.ts'
import { createPainter } from '@/lib/anchoring/painter.ts'
import { showText } from '@/lib/anchoring/testing/page.ts'
import { indexText, type TextIndex } from '@/lib/anchoring/text-index.ts'

const sentence = 'The mandate grew by a paragraph every year.'
const selected = vi.fn<(key: string | null) => void>()
const point = vi.fn()
const ends: (() => void)[] = []

afterEach(() => {
  for (const end of ends.splice(0)) end()
  selected.mockReset()
})

/** A text whose first words are marked, and the pointer's work on it. */
function showMarked(): TextIndex {
  const page = showText([{ type: 'paragraph', text: sentence }])
  const index = indexText(page.root)
  const painter = createPainter(index)
  painter.setMarks([{ key: 'one', start: 0, end: 11, kind: 'claim', mine: false }])
  const place = document.createElement('div')
  const root = createRoot(place)
  function Pointer() {
    useMarkPointer(index, painter, { selected: null, select: selected, point })
    return null
  }
  flushSync(() => { root.render(<Pointer />) })
  ends.push(() => {
    root.unmount()
    painter.destroy()
    page.remove()
  })
  return index
}

/** A press 4 px above the first words, as browsers tell it whose click is a plain MouseEvent. */
function pressAbove(index: TextIndex, pointerType: string): void {
  const range = document.createRange()
  range.setStart(index.blocks[0]?.element.firstChild as Text, 0)
  range.setEnd(range.startContainer, 11)
  const { left, top } = range.getBoundingClientRect()
  const at = { bubbles: true, clientX: left + 10, clientY: top - 4 }
  index.root.dispatchEvent(new PointerEvent('pointerdown', { ...at, pointerType }))
  index.root.dispatchEvent(new MouseEvent('click', at))
}

test('a finger may miss a mark by a little, also where a click does not say what made it', () => {
  pressAbove(showMarked(), 'touch')
  expect(selected).toHaveBeenLastCalledWith('one')
})

test('a mouse hits what it points at, and nothing beside it', () => {
  pressAbove(showMarked(), 'mouse')
  expect(selected).toHaveBeenLastCalledWith(null)
})
