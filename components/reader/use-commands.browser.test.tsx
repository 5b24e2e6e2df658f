import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { noFilter } from '@/components/margin/note-filter.ts'
import { useCommands } from '@/components/reader/use-commands.ts'
import { showText, type Fixture } from '@/lib/anchoring/testing/page.ts'
import { indexText } from '@/lib/anchoring/text-index.ts'
import type { MarkNames } from '@/lib/domain/annotation/mark.ts'
import type { Language } from '@/lib/domain/account/language.ts'
import { InEnglish } from '@/lib/testing/in-english.tsx'

let text: Fixture
let box: HTMLElement
let root: Root
const mark = vi.fn()

beforeEach(() => {
  mark.mockReset()
  text = showText([{ type: 'paragraph', text: 'The mandate grew.' }])
  box = document.createElement('div')
  document.body.append(box)
  root = createRoot(box)
})
afterEach(() => {
  root.unmount()
  box.remove()
  text.remove()
})

/** A room with words selected, a search and a card open, as far as asked for; what it says of the last key is its text. */
function show({ markNames = {}, language = 'en', inHand = {} }: { markNames?: MarkNames; language?: Language; inHand?: { selection?: boolean; search?: boolean; card?: boolean } }) {
  const index = indexText(text.root)
  const closed: string[] = []
  const nothing = () => undefined
  function Room() {
    return useCommands({
      index, text: index, language, markNames, items: [],
      selection: inHand.selection === false || closed.includes('selection') ? null : { start: 4, end: 11 }, selectText: () => closed.push('selection'),
      selected: inHand.card === true && !closed.includes('card') ? 'h:1' : null, select: () => closed.push('card'),
      markingUp: { alone: false, setAlone: nothing, mark, write: nothing, copyLink: nothing },
      search: { open: inHand.search === true && !closed.includes('search'), query: '', isOld: false, hits: [], at: -1, found: null, start: nothing, stop: () => closed.push('search'), ask: nothing, step: nothing },
      filtering: { filter: noFilter, setFilter: nothing, filterBy: nothing, clear: nothing, asked: 0, isList: false, shown: [] },
      toDebate: nothing, nextLayer: nothing, openFilter: nothing, toggleHidden: nothing, toggleContents: nothing, followNext: () => false, openHelp: nothing,
    })
  }
  const render = () => flushSync(() => root.render(<InEnglish language={language}><Room /></InEnglish>))
  render()
  return { closed, render }
}

it('says what was marked in the course’s own word for the mark, and in the usual one where it has none', async () => {
  show({ markNames: { claim: 'Thesis' } })
  await userEvent.keyboard('1')
  await vi.waitFor(() => { expect(box.textContent).toBe('Marked as Thesis.') })
  await userEvent.keyboard('4')
  await vi.waitFor(() => { expect(box.textContent).toBe('Marked as Doubt.') })
  expect(mark.mock.calls.map(([, kind]) => kind as string)).toEqual(['claim', 'doubt'])
})

it('says it in the reader’s language', async () => {
  show({ language: 'fr', markNames: { evidence: 'Source' } })
  await userEvent.keyboard('1')
  await vi.waitFor(() => { expect(box.textContent).toBe('Marqué comme Thèse.') })
  await userEvent.keyboard('2')
  await vi.waitFor(() => { expect(box.textContent).toBe('Marqué comme Source.') })
})

it('lets Escape close one thing at a time, and leaves it to whoever follows somebody once nothing is open', async () => {
  const { closed, render } = show({ inHand: { search: true, card: true } })
  const left: boolean[] = []
  const hear = (event: KeyboardEvent) => { left.push(!event.defaultPrevented) }
  document.addEventListener('keydown', hear)
  for (let press = 0; press < 4; press++) {
    await userEvent.keyboard('{Escape}')
    render()
  }
  document.removeEventListener('keydown', hear)
  expect(closed).toEqual(['selection', 'search', 'card'])
  expect(left).toEqual([false, false, false, true])
})
