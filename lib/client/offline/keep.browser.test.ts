import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { forgetKept, keepPage, listKept, setWho } from './keep.ts'
import { pagesCache } from './kept-names.ts'

const page = { userId: 'ada', path: '/readings/r', title: 'The Wrong Errand', with: { '/api/readings/r/html?version=v': '<p>The text.</p>' } }
const keptOf = async (userId: string) => (await caches.has(pagesCache(userId))) ? (await (await caches.open(pagesCache(userId))).keys()).map(({ url }) => new URL(url).pathname) : []
/** A fetch that answers when it is told to. */
function slowFetch() {
  let answer = () => undefined as void
  const asked = new Promise<void>((known) => {
    vi.stubGlobal('fetch', () => {
      known()
      return new Promise<Response>((resolve) => { answer = () => resolve(new Response('<html></html>', { headers: { 'content-type': 'text/html' } })) })
    })
  })
  return { asked, answer: () => answer() }
}

beforeEach(async () => {
  for (const name of await caches.keys()) await caches.delete(name)
  await setWho({ userId: 'ada', language: 'en' })
})
afterEach(() => { vi.unstubAllGlobals() })

describe('keeping a page for who is here', () => {
  it('keeps it with what goes with it', async () => {
    const { asked, answer } = slowFetch()
    const keeping = keepPage(page)
    await asked
    answer()
    await keeping
    expect(await listKept('ada')).toMatchObject([{ path: '/readings/r', title: 'The Wrong Errand' }])
    expect(await keptOf('ada')).toContain('/api/readings/r/html')
  })

  it('leaves nothing behind of somebody who signed out while it was being fetched', async () => {
    const { asked, answer } = slowFetch()
    const keeping = keepPage(page)
    await asked
    await forgetKept('ada')
    answer()
    await keeping
    expect(await keptOf('ada')).toEqual([])
  })

  it('nor where somebody else has signed in since', async () => {
    const { asked, answer } = slowFetch()
    const keeping = keepPage(page)
    await asked
    await forgetKept('ada')
    await setWho({ userId: 'ben', language: 'en' })
    answer()
    await keeping
    expect([...await keptOf('ada'), ...await keptOf('ben')]).toEqual([])
  })

  it('lets nobody leave while another tab is putting a page away, and then takes that away too', async () => {
    let putAway = () => undefined as void
    const otherTab = navigator.locks.request('postil-kept', async () => {
      await new Promise<void>((resolve) => { putAway = resolve })
      await (await caches.open(pagesCache('ada'))).put('/readings/other', new Response(''))
    })
    await vi.waitFor(async () => { expect((await navigator.locks.query()).held?.map(({ name }) => name)).toContain('postil-kept') })
    const leaving = forgetKept('ada')
    await vi.waitFor(async () => { expect((await navigator.locks.query()).pending?.map(({ name }) => name)).toContain('postil-kept') })
    putAway()
    await Promise.all([otherTab, leaving])
    expect(await keptOf('ada')).toEqual([])
  })
})
