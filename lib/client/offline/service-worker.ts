import { answerAsset, answerPage, answerText, chooseAnswer, mayPreload, type Surroundings } from './answer.ts'

/** What a service worker has that a page has not; TypeScript's own types of the two exclude each other. */
interface Extendable extends Event {
  waitUntil(done: Promise<unknown>): void
}
interface Fetching extends Extendable {
  readonly request: Request
  readonly preloadResponse: Promise<Response | undefined>
  respondWith(response: Promise<Response>): void
}
interface Scope {
  readonly caches: CacheStorage
  readonly location: Location
  readonly registration: ServiceWorkerRegistration
  readonly clients: { claim(): Promise<void> }
  skipWaiting(): Promise<void>
  addEventListener(type: 'install' | 'activate', listener: (event: Extendable) => void): void
  addEventListener(type: 'fetch', listener: (event: Fetching) => void): void
}

/**
 * Opens without a network what the pages have kept (keep.ts), and keeps nothing itself. A new version may take over at once:
 * all that versions share are addresses named by their content, and pages that run with exactly those.
 */
const scope = self as unknown as Scope
const around: Surroundings = { caches: scope.caches, origin: scope.location.origin, fetch: (request) => fetch(request) }

scope.addEventListener('install', (event) => event.waitUntil(scope.skipWaiting()))

scope.addEventListener('activate', (event) => {
  // Navigations do not wait for the worker to wake.
  const { navigationPreload } = scope.registration
  event.waitUntil(Promise.all([scope.clients.claim(), mayPreload(navigator.userAgent) ? navigationPreload.enable() : navigationPreload.disable()]))
})

scope.addEventListener('fetch', (event) => {
  switch (chooseAnswer(event.request, around.origin)) {
    case 'asset': return event.respondWith(answerAsset(event.request, around))
    case 'page': return event.respondWith(answerPage(event.request, around, event.preloadResponse))
    case 'text': return event.respondWith(answerText(event.request, around))
    case null: return
  }
})
