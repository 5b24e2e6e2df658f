import { useEffect, useRef } from 'react'
import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { DraftStore } from '@/components/margin/drafts.ts'
import { useDraft } from '@/components/margin/use-drafts.ts'
import { useShortcuts } from '@/components/reader/use-shortcuts.ts'
import { useNoteTypedAhead } from '@/components/reader/use-typed-ahead.ts'
import { later } from '@/components/ui/later.tsx'
import { InEnglish } from '@/lib/testing/in-english.tsx'

const id = 'note:0-4'
let drafts: DraftStore
let box: HTMLElement
let root: Root
/** Lets the field's part of the page arrive. */
let arrive: () => void
const ran = vi.fn()

beforeEach(() => {
  const kept = new Map<string, string>()
  drafts = new DraftStore({ getItem: (key) => kept.get(key) ?? null, setItem: (key, value) => void kept.set(key, value), removeItem: (key) => void kept.delete(key) }, 'drafts', 'v')
  ran.mockReset()
  box = document.createElement('div')
  document.body.append(box)
  const arrived = new Promise<void>((resolve) => { arrive = resolve })
  const Field = later(async () => {
    await arrived
    return FieldThere
  })
  function Room({ selected }: { selected: string | null }) {
    useNoteTypedAhead(drafts, selected)
    useShortcuts((command) => {
      ran(command.do)
      return true
    })
    return <><p tabIndex={-1}>A paragraph.</p><button type="button">A button</button>{selected !== null && <Field />}</>
  }
  root = createRoot(box)
  // With its effects, as after a press of a key.
  const render = (selected: string | null) => flushSync(() => root.render(<InEnglish><Room selected={selected} /></InEnglish>))
  select = (selected) => {
    if (selected !== null) drafts.put(id, { kind: 'note', layerId: 'l', start: 0, end: 4, motivation: 'commenting', mark: 'plain', body: '' })
    render(selected)
  }
  render(null)
})
let select: (selected: string | null) => void
afterEach(() => {
  root.unmount()
  box.remove()
})

/** As the card of a draft: it takes the focus, the caret after what is there. */
function FieldThere() {
  const draft = useDraft(drafts, id)
  const field = useRef<HTMLTextAreaElement>(null)
  useEffect(() => {
    field.current?.focus()
    field.current?.setSelectionRange(field.current.value.length, field.current.value.length)
  }, [])
  return <textarea ref={field} aria-label="Words" value={draft?.body ?? ''} onChange={(event) => { if (draft?.kind === 'note') drafts.put(id, { ...draft, body: event.target.value }) }} />
}

const takeInHand = () => box.querySelector('p')?.focus()

it('keeps what is typed before the field is there, and goes on in it', async () => {
  takeInHand()
  select(id)
  await userEvent.keyboard('jak 1x{Backspace}{Enter}n')
  arrive()
  await vi.waitFor(() => expect(document.activeElement?.localName).toBe('textarea'))
  await userEvent.keyboard('ow')
  expect(drafts.snapshot()[id]?.body).toBe('jak 1\nnow')
  expect(ran).not.toHaveBeenCalled()
})

it('lets Escape, and a button that has the focus, have their keys', async () => {
  takeInHand()
  select(id)
  await userEvent.keyboard('{Escape}')
  expect(ran).toHaveBeenCalledExactlyOnceWith('escape')
  box.querySelector('button')?.focus()
  await userEvent.keyboard('{Enter}')
  expect(drafts.snapshot()[id]?.body).toBe('')
})

it('takes no key where nothing is being written, nor once the field has been left', async () => {
  takeInHand()
  await userEvent.keyboard('j')
  expect(ran).toHaveBeenCalledExactlyOnceWith('paragraph')
  select(id)
  arrive()
  await vi.waitFor(() => expect(document.activeElement?.localName).toBe('textarea'))
  takeInHand()
  await userEvent.keyboard('k')
  expect(ran).toHaveBeenCalledTimes(2)
  expect(drafts.snapshot()[id]?.body).toBe('')
})
