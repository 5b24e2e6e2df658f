import { describe, expect, test } from 'vitest'
import { answerAsset, answerPage, answerText, chooseAnswer, mayPreload, type Surroundings } from './answer.ts'
import { assetsCache, pagesCache, recordPath, whoCache, whoPath, type KeptPage } from './kept-names.ts'

const origin = 'https://read.example'
const page = (path: string, init: RequestInit = {}) => new Request(origin + path, init)
const navigation = (path: string) => ({ method: 'GET', mode: 'navigate' as const, url: origin + path })
const unreachable = () => Promise.reject(new TypeError('Failed to fetch'))

/** As much of CacheStorage as is asked for; contents by cache and path. */
function around(contents: Record<string, Record<string, string>>, fetch: Surroundings['fetch'] = unreachable): Surroundings {
  const pathOf = (request: RequestInfo | URL) => new URL(request instanceof Request ? request.url : String(request), origin)
  const match = (name: string | undefined, request: RequestInfo | URL) => {
    const { pathname, search } = pathOf(request)
    const body = contents[name ?? '']?.[pathname + search]
    return Promise.resolve(body === undefined ? undefined : new Response(body))
  }
  const caches = {
    match: (request: RequestInfo, options?: MultiCacheQueryOptions) => match(options?.cacheName, request),
    open: (name: string) => Promise.resolve({
      match: (request: RequestInfo) => match(name, request),
      keys: () => Promise.resolve(Object.keys(contents[name] ?? {}).map((path) => page(path))),
    }),
  }
  return { caches: caches as unknown as CacheStorage, origin, fetch }
}

const kept: KeptPage = { path: '/readings/r1', title: 'The <Wrong> Errand', at: '2026-11-22T10:00:00Z', assets: [] }
const amaras = { '/readings/r1': 'kept page', '/api/readings/r1/html?version=v': 'kept text', [recordPath('/readings/r1')]: JSON.stringify(kept) }
const signedIn = (userId: string, language = 'en') => ({ [whoCache]: { [whoPath]: JSON.stringify({ userId, language }) } })

describe('chooseAnswer', () => {
  test('answers for pages, texts and what is named by its content, of its own origin alone', () => {
    expect(chooseAnswer(navigation('/readings/r1'), origin)).toBe('page')
    expect(chooseAnswer(page('/_next/static/chunks/a.js'), origin)).toBe('asset')
    expect(chooseAnswer(page('/api/readings/r1/html?version=v'), origin)).toBe('text')
  })

  test('leaves all else to the browser: other calls of the API, downloads, what changes something, other sites', () => {
    expect(chooseAnswer(page('/api/readings/r1/people'), origin)).toBeNull()
    expect(chooseAnswer(navigation('/api/readings/r1/notes.md'), origin)).toBeNull()
    expect(chooseAnswer(page('/readings/r1?_rsc=x'), origin)).toBeNull()
    expect(chooseAnswer(page('/api/readings/r1/html', { method: 'POST' }), origin)).toBeNull()
    expect(chooseAnswer({ ...navigation('/readings/r1'), url: 'https://other.example/readings/r1' }, origin)).toBeNull()
  })
})

describe('a page', () => {
  const open = async (surroundings: Surroundings, path = '/readings/r1') => answerPage(page(path), surroundings)
  const contents = { [pagesCache('amara')]: amaras, ...signedIn('amara') }

  test('comes from the network where there is one, whatever is kept', async () => {
    expect(await (await open(around(contents, () => Promise.resolve(new Response('fresh'))))).text()).toBe('fresh')
  })

  test('comes as it was kept where there is none, or only somebody in between answers', async () => {
    expect(await (await open(around(contents))).text()).toBe('kept page')
    expect(await (await open(around(contents, () => Promise.resolve(new Response('bad gateway', { status: 502 }))))).text()).toBe('kept page')
  })

  test('what the server refuses is refused, also where a copy is kept', async () => {
    expect((await open(around(contents, () => Promise.resolve(new Response('gone', { status: 404 }))))).status).toBe(404)
  })

  test('of somebody else, or of somebody who has signed out, does not open', async () => {
    for (const who of [signedIn('jonas'), {}]) {
      const response = await open(around({ [pagesCache('amara')]: amaras, ...who }))
      expect(response.status).toBe(503)
      const text = await response.text()
      expect(text).not.toContain('kept page')
      expect(text).not.toContain('Errand')
    }
  })

  test('that is not kept says so in the reader’s language, and what can be read; titles are only words', async () => {
    const text = await (await open(around({ [pagesCache('amara')]: amaras, ...signedIn('amara', 'fr') }), '/account')).text()
    expect(text).toContain('Pas de connexion')
    expect(text).not.toContain('No connection')
    expect(text).toContain('<a href="/readings/r1">The &lt;Wrong&gt; Errand</a>')
    expect(await (await open(around({}), '/account')).text()).toMatch(/No connection.*Pas de connexion/s)
  })
})

test('a text comes as it was kept, to its reader alone', async () => {
  const request = page('/api/readings/r1/html?version=v')
  expect(await (await answerText(request, around({ [pagesCache('amara')]: amaras, ...signedIn('amara') }))).text()).toBe('kept text')
  await expect(answerText(request, around({ [pagesCache('amara')]: amaras, ...signedIn('jonas') }))).rejects.toThrow('Failed to fetch')
})

test('what is named by its content is not asked for again', async () => {
  const request = page('/_next/static/chunks/a.js')
  expect(await (await answerAsset(request, around({ [assetsCache]: { '/_next/static/chunks/a.js': 'script' } }))).text()).toBe('script')
  expect(await (await answerAsset(request, around({}, () => Promise.resolve(new Response('asked'))))).text()).toBe('asked')
})

test('a page is asked for before the worker wakes, but not where a browser would show its own error once that fails', () => {
  const named = (name: string) => `Mozilla/5.0 (X11; Linux x86_64) ${name}`
  expect(mayPreload(named('AppleWebKit/537.36 (KHTML, like Gecko) Chrome/148.0.0.0 Safari/537.36'))).toBe(true)
  expect(mayPreload(named('AppleWebKit/605.1.15 (KHTML, like Gecko) Version/26.0 Safari/605.1.15'))).toBe(true)
  expect(mayPreload(named('AppleWebKit/605.1.15 (KHTML, like Gecko) FxiOS/147.0 Mobile/15E148 Safari/605.1.15'))).toBe(true)
  expect(mayPreload(named('Gecko/20100101 Firefox/153.0'))).toBe(false)
})
