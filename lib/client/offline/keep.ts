import { shellHeader } from '@/lib/domain/reading/shell-header.ts'
import { assetsCache, needsPath, pagesCache, recordPath, whoCache, whoPath, type KeptPage, type Who } from './kept-names.ts'
import { laterNeeds } from './later-needs.ts'

const asset = /\/_next\/static\/[\w./~%-]+/g

/** No storage, as in some private windows: then nothing is kept, and nothing is missed. */
const store = (): CacheStorage | null => (typeof caches === 'undefined' ? null : caches)

const json = (value: unknown) => new Response(JSON.stringify(value), { headers: { 'content-type': 'application/json' } })

/** Says who is signed in here: only what they have opened opens without a network. Null: nobody. */
export async function setWho(who: Who | null): Promise<void> {
  const cache = await store()?.open(whoCache)
  if (who === null) await cache?.delete(whoPath)
  else await cache?.put(whoPath, json(who))
}

interface Page {
  userId: string
  path: string
  title: string
  /** Other addresses that the page asks for, with what they answer. */
  with?: Record<string, string>
  /** The page is asked for without its text. */
  shell?: boolean
}

/** Keeps a page as it is now, with all it runs with, for its reader alone. Throws where it cannot be fetched or there is no room. */
export async function keepPage({ userId, path, title, with: others = {}, shell = false }: Page): Promise<void> {
  const storage = store()
  if (storage === null) return
  const response = await fetch(path, { credentials: 'same-origin', redirect: 'error', headers: { accept: 'text/html', ...(shell && { [shellHeader]: '1' }) } })
  if (!response.ok) return
  const html = await response.clone().text()
  const assets = [...new Set([...(html.match(asset) ?? []), ...loadedAssets()])]
  await keepAssets(storage, assets)
  await keepLaterNeeds(storage, assets)
  await oneAtATime(async () => {
    // Gone meanwhile: nothing of theirs is to stay.
    if (!(await isHere(userId))) return
    const pages = await storage.open(pagesCache(userId))
    for (const [address, text] of Object.entries(others)) await pages.put(address, new Response(text, { headers: { 'content-type': 'text/html; charset=utf-8' } }))
    await pages.put(path, response)
    const record: KeptPage = { path, title, at: new Date().toISOString(), assets }
    // Last: what has a record is whole.
    await pages.put(recordPath(path), json(record))
  })
}

async function isHere(userId: string): Promise<boolean> {
  const who = (await (await caches.match(whoPath, { cacheName: whoCache }))?.json()) as Who | undefined
  return who?.userId === userId
}

/** Keeps what the server said at an address, as JSON, for who asked; gone with their pages. */
export async function keepAnswer(userId: string, path: string, answer: unknown): Promise<void> {
  const storage = store()
  if (storage === null) return
  await oneAtATime(async () => {
    if (await isHere(userId)) await (await storage.open(pagesCache(userId))).put(path, json(answer))
  })
}

/** What the server last said there; undefined where nothing is kept. */
export async function findKeptAnswer(userId: string, path: string): Promise<unknown> {
  const storage = store()
  if (storage === null || !(await isHere(userId))) return undefined
  return (await storage.match(path, { cacheName: pagesCache(userId) }))?.json()
}

/** So that nobody leaves while a page is being put away for them, in whatever tab. */
const oneAtATime = (work: () => Promise<void>): Promise<void> => navigator.locks.request('postil-kept', work)

/** What this very page has loaded, as typefaces that its styles asked for. */
const loadedAssets = (): string[] => assetsAmong(performance.getEntriesByType('resource'))

const assetsAmong = (loaded: readonly PerformanceEntry[]): string[] =>
  loaded.map(({ name }) => new URL(name)).filter(({ origin, pathname }) => origin === location.origin && pathname.startsWith('/_next/static/')).map(({ pathname }) => pathname)

/** Keeps what an open page loads after it was kept; not what is fetched to be kept. */
export async function keepLoaded(loaded: readonly PerformanceEntry[]): Promise<void> {
  const storage = store()
  const assets = assetsAmong(loaded.filter((entry) => entry instanceof PerformanceResourceTiming && entry.initiatorType !== 'fetch'))
  if (storage !== null && assets.length > 0) await keepAssets(storage, assets)
}

/** Keeps what the scripts would fetch only when it is wanted: without a network it cannot be had then. */
async function keepLaterNeeds(storage: CacheStorage, assets: readonly string[]): Promise<void> {
  const cache = await storage.open(assetsCache)
  const known = new Map(Object.entries((await (await cache.match(needsPath))?.json() ?? {}) as Record<string, string[]>))
  const before = known.size
  const seen = new Set(assets.filter((path) => path.endsWith('.js')))
  for (const path of seen) {
    const needs = known.get(path) ?? laterNeeds(path, (await (await cache.match(path))?.text()) ?? '')
    known.set(path, needs)
    if (needs.length > 0) await keepAssets(storage, needs)
    for (const need of needs) seen.add(need)
  }
  if (known.size > before) await cache.put(needsPath, json(Object.fromEntries(known)))
}

/** One that cannot be had is one that the page does without. */
async function keepAssets(storage: CacheStorage, assets: readonly string[]): Promise<void> {
  const cache = await storage.open(assetsCache)
  const known = new Set((await cache.keys()).map(({ url }) => new URL(url).pathname))
  await Promise.allSettled(assets.filter((path) => !known.has(path)).map((path) => cache.add(path)))
}

/** What a person can open here without a network; the last first. */
export async function listKept(userId: string): Promise<KeptPage[]> {
  const storage = store()
  if (storage === null || !(await storage.has(pagesCache(userId)))) return []
  const pages = await storage.open(pagesCache(userId))
  const records = (await pages.keys()).filter(({ url }) => new URL(url).pathname.startsWith(recordPath('/')))
  const found = await Promise.all(records.map(async (record) => (await (await pages.match(record))?.json()) as KeptPage | undefined))
  return found.filter((page) => page !== undefined).sort((a, b) => (a.at < b.at ? 1 : -1))
}

/** A person leaves this device: takes away all that was kept for them, and the scripts that only it needed. */
export async function forgetKept(userId: string): Promise<void> {
  const storage = store()
  if (storage === null) return
  await oneAtATime(async () => {
    await setWho(null)
    await storage.delete(pagesCache(userId))
    const others = (await storage.keys()).filter((name) => name.startsWith(pagesCache('')))
    if (others.length === 0) await storage.delete(assetsCache)
  })
}

/** Takes away one page: its reader may not open it any more, or it is gone. */
export async function forgetPage(userId: string, path: string): Promise<void> {
  const pages = await store()?.open(pagesCache(userId))
  await pages?.delete(recordPath(path))
  for (const request of (await pages?.keys()) ?? []) {
    const { pathname } = new URL(request.url)
    if (pathname === path || pathname === `/api${path}/html`) await pages?.delete(request)
  }
}
