import { act } from 'react'
import { hydrateRoot, type Root } from 'react-dom/client'
import { renderToString } from 'react-dom/server'
import { afterEach, beforeAll, beforeEach, expect, it, vi } from 'vitest'
import { StaticText } from '@/components/reader/static-text.tsx'
import { holdText, releaseText } from '@/components/reader/text-hold.ts'
import { InEnglish } from '@/lib/testing/in-english.tsx'

const html = '<p id="b0" data-s="0">Holding was work for soldiers.</p>'
let box: HTMLElement
let root: Root | null = null

/** Whether updates are ours to flush, or come in their own time. */
const actAlone = (on: boolean) => { (globalThis as { IS_REACT_ACT_ENVIRONMENT?: boolean }).IS_REACT_ACT_ENVIRONMENT = on }

beforeAll(() => actAlone(true))
beforeEach(() => {
  box = document.createElement('div')
  document.body.append(box)
})
afterEach(() => {
  act(() => root?.unmount())
  root = null
  box.remove()
  vi.restoreAllMocks()
})

const page = (heldAs: string, onReady: (element: HTMLElement) => void, language = 'en') =>
  <InEnglish><StaticText heldAs={heldAs} address="/api/readings/r/html" language={language} onReady={onReady} /></InEnglish>

it('keeps the nodes the server sent, however often the page renders', () => {
  const heldAs = holdText(html)
  box.innerHTML = renderToString(page(heldAs, () => undefined))
  releaseText(heldAs)
  const sent = box.querySelector('#b0')
  const complaints = vi.spyOn(console, 'error')
  const onReady = vi.fn()
  act(() => { root = hydrateRoot(box, page(heldAs, onReady)) })
  act(() => root?.render(page(heldAs, onReady, 'fr')))
  expect(sent).not.toBeNull()
  expect(box.querySelector('#b0')).toBe(sent)
  expect(onReady).toHaveBeenCalledExactlyOnceWith(sent?.parentElement)
  expect(complaints).not.toHaveBeenCalled()
})

it('fetches the text after a navigation within the page, and says so when it cannot be had', async () => {
  const fetched = vi.spyOn(globalThis, 'fetch')
  fetched.mockRejectedValueOnce(new TypeError('offline'))
  fetched.mockImplementation(() => Promise.resolve(new Response(html)))
  const onReady = vi.fn()
  box.innerHTML = renderToString(page('gone', onReady))
  actAlone(false)
  root = hydrateRoot(box, page('gone', onReady))
  await vi.waitFor(() => expect(box.querySelector('[role=alert]')?.textContent).toContain('The server cannot be reached'))
  box.querySelector('button')?.click()
  await vi.waitFor(() => expect(onReady).toHaveBeenCalledOnce())
  await vi.waitFor(() => expect(box.querySelector('[role=alert]')).toBeNull())
  expect(box.querySelector('#b0')?.textContent).toBe('Holding was work for soldiers.')
  actAlone(true)
})
