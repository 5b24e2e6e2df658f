import { assetsCache, pagesCache, recordPath, whoCache, whoPath, type KeptPage, type Who } from './kept-names.ts'
import { offlinePage } from './offline-page.ts'

/** How long the network may take to begin an answer where a kept copy can stand in, ms. */
const patience = 6_000

/** What the service worker has of its surroundings. */
export interface Surroundings {
  caches: CacheStorage
  origin: string
  fetch: (request: Request) => Promise<Response>
}

/**
 * What the service worker does with a request: null leaves it to the browser. Only what a person's own pages have kept is ever
 * given, only to that person, and the network always comes first but for what is named by its content.
 */
export function chooseAnswer(request: Pick<Request, 'method' | 'mode' | 'url'>, origin: string): 'asset' | 'page' | 'text' | null {
  const url = new URL(request.url)
  if (request.method !== 'GET' || url.origin !== origin) return null
  if (url.pathname.startsWith('/_next/static/')) return 'asset'
  if (request.mode === 'navigate') return url.pathname.startsWith('/api/') ? null : 'page'
  return /^\/api\/readings\/[^/]+\/html$/.test(url.pathname) ? 'text' : null
}

/** Whether navigations may be asked for before the worker wakes: Firefox shows its own error where that fails, whatever the worker answers. */
export const mayPreload = (userAgent: string): boolean => !/\bFirefox\//.test(userAgent)

export async function answerAsset(request: Request, { caches, fetch }: Surroundings): Promise<Response> {
  const kept = await caches.match(request, { cacheName: assetsCache, ignoreVary: true })
  return kept ?? fetch(request)
}

/** The page from the network; else as it was kept; else what can be opened. `preloaded`: the browser may have asked already. */
export async function answerPage(request: Request, around: Surroundings, preloaded: Promise<Response | undefined> = Promise.resolve(undefined)): Promise<Response> {
  const { pathname } = new URL(request.url)
  const network = preloaded.then((response) => response ?? around.fetch(request))
  const kept = findKept(around, pathname)
  try {
    const first = await Promise.race([network, sleep(patience)])
    // Somebody in between answers for a server that is away; or nobody does.
    if (first !== null && !isAway(first)) return first
    return (await kept) ?? (first ?? (await network))
  } catch {
    return (await kept) ?? offline(around)
  }
}

export async function answerText(request: Request, around: Surroundings): Promise<Response> {
  try {
    return await around.fetch(request)
  } catch (error) {
    const who = await findWho(around)
    const kept = who === null ? undefined : await around.caches.match(request, { cacheName: pagesCache(who.userId), ignoreVary: true })
    if (kept === undefined) throw error
    return kept
  }
}

async function findKept(around: Surroundings, path: string): Promise<Response | undefined> {
  const who = await findWho(around)
  return who === null ? undefined : around.caches.match(path, { cacheName: pagesCache(who.userId), ignoreVary: true })
}

async function findWho({ caches }: Surroundings): Promise<Who | null> {
  const record = await caches.match(whoPath, { cacheName: whoCache })
  return record === undefined ? null : ((await record.json()) as Who)
}

async function offline(around: Surroundings): Promise<Response> {
  const who = await findWho(around)
  return offlinePage(who?.language ?? null, who === null ? [] : await listReadings(around, who.userId))
}

async function listReadings({ caches }: Surroundings, userId: string): Promise<KeptPage[]> {
  const pages = await caches.open(pagesCache(userId))
  const records = (await pages.keys()).filter(({ url }) => new URL(url).pathname.startsWith(recordPath('/')))
  const found = await Promise.all(records.map(async (record) => (await (await pages.match(record))?.json()) as KeptPage))
  return found.filter(({ path }) => path.startsWith('/readings/')).sort((a, b) => (a.at < b.at ? 1 : -1))
}

const isAway = (response: Response) => response.status >= 502 && response.status <= 504

const sleep = (ms: number) => new Promise<null>((resolve) => {
  setTimeout(() => resolve(null), ms)
})
