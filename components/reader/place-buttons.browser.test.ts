import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { commentId } from '@/components/margin/card-frame.tsx'
import { placeButtons } from '@/components/reader/place-buttons.ts'
import { everything, showText, type Fixture } from '@/lib/anchoring/testing/page.ts'
import { indexText, type TextIndex } from '@/lib/anchoring/text-index.ts'

let text: Fixture
let index: TextIndex
let buttons: ReturnType<typeof placeButtons>
const open = vi.fn<(key: string) => void>()
const icon = document.createElementNS('http://www.w3.org/2000/svg', 'svg')

beforeEach(() => {
  open.mockReset()
  text = showText(everything)
  index = indexText(text.root)
  buttons = placeButtons(index, { icon, say: ({ block, count }) => `${count} on ${block}`, open })
})
afterEach(() => {
  buttons.remove()
  text.remove()
})

const shown = () => [...text.root.querySelectorAll<HTMLButtonElement>('.block-notes button')]
const said = () => shown().map((button) => button.textContent)
const one = (block: number, count = 1) => ({ block, first: `note ${block}`, count })

it('puts a button after each block with notes, in the order of the text, those of a list after the list', () => {
  const words = index.text
  buttons.show([one(6), one(1, 2), one(5)])
  expect(said()).toEqual(['2 on 1', '1 on 5', '1 on 6'])
  expect(index.blocks[1]?.element.nextElementSibling?.contains(shown()[0] ?? null)).toBe(true)
  expect(shown()[1]?.parentElement?.previousElementSibling?.contains(index.blocks[6]?.element ?? null)).toBe(true)
  expect(indexText(text.root).text).toBe(words)
})

it('opens the first note of a block, and has its comment as details where that is on the page', async () => {
  buttons.show([one(1), one(3)])
  const comment = document.createElement('div')
  comment.id = commentId('note 3')
  document.body.append(comment)
  shown()[1]?.focus()
  expect(shown()[1]?.getAttribute('aria-details')).toBe(comment.id)
  comment.remove()
  shown()[0]?.focus()
  expect(shown()[0]?.hasAttribute('aria-details')).toBe(false)
  await userEvent.keyboard('{Enter}')
  expect(open.mock.calls).toEqual([['note 1']])
})

it('keeps the focus while notes come and go around it, and says how many there are by then', () => {
  buttons.show([one(1), one(6)])
  const button = shown()[1]
  button?.focus()
  buttons.show([one(5), { block: 6, first: 'an earlier one', count: 2 }])
  expect(said()).toEqual(['1 on 5', '2 on 6'])
  expect(document.activeElement).toBe(button)
  button?.click()
  expect(open.mock.calls).toEqual([['an earlier one']])
})

it('listens no more often for many than for one, and leaves nothing behind', () => {
  const before = text.root.innerHTML
  const listen = vi.spyOn(EventTarget.prototype, 'addEventListener')
  buttons.show(index.blocks.map((_, block) => one(block)))
  expect(shown()).toHaveLength(index.blocks.length)
  expect(listen).not.toHaveBeenCalled()
  listen.mockRestore()
  buttons.remove()
  expect(text.root.innerHTML).toBe(before)
})
