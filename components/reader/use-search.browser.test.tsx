import { flushSync } from 'react-dom'
import { createRoot, type Root } from 'react-dom/client'
import { afterEach, beforeEach, expect, it, vi } from 'vitest'
import { userEvent } from 'vitest/browser'
import { SearchField as Field } from '@/components/reader/search-field.tsx'
import { useSearch } from '@/components/reader/use-search.ts'
import { useShortcuts } from '@/components/reader/use-shortcuts.ts'
import { later } from '@/components/ui/later.tsx'
import { InEnglish } from '@/lib/testing/in-english.tsx'

let box: HTMLElement
let root: Root
/** Lets the field's part of the page arrive. */
let arrive: () => void
const ran = vi.fn()
const field = () => box.querySelector<HTMLInputElement>('[data-find]')
const isThere = () => vi.waitFor(() => expect(document.activeElement).toBe(field()))

beforeEach(() => {
  ran.mockReset()
  box = document.createElement('div')
  document.body.append(box)
  const arrived = new Promise<void>((resolve) => { arrive = resolve })
  const SearchField = later(async () => {
    await arrived
    return Field
  })
  function Room() {
    const search = useSearch(null, null, null)
    useShortcuts((command) => {
      if (command.do === 'search') search.start()
      else ran(command.do)
      return true
    })
    return <><button type="button" data-search onClick={search.start}>Search</button>{search.open && <SearchField search={search} onClose={search.stop} onSelect={search.stop} />}</>
  }
  root = createRoot(box)
  flushSync(() => root.render(<InEnglish><Room /></InEnglish>))
})
afterEach(() => {
  root.unmount()
  box.remove()
})

it('keeps what is typed before the field is there, and goes on in it', async () => {
  await userEvent.keyboard('/mah')
  arrive()
  await isThere()
  await userEvent.keyboard('j')
  expect(field()?.value).toBe('mahj')
  expect(ran).not.toHaveBeenCalled()
})

it('does so, too, where the search was opened by its button, which a space still presses', async () => {
  await userEvent.click(box.querySelector('button') ?? box)
  await userEvent.keyboard('m h')
  arrive()
  await isThere()
  expect(field()?.value).toBe('mh')
  expect(ran).not.toHaveBeenCalled()
})

it('writes over the words of last time', async () => {
  arrive()
  await userEvent.keyboard('/')
  await isThere()
  await userEvent.keyboard('old{Escape}')
  await vi.waitFor(() => expect(field()).toBeNull())
  await userEvent.keyboard('/')
  await isThere()
  expect(field()?.value).toBe('old')
  await userEvent.keyboard('new')
  expect(field()?.value).toBe('new')
})
