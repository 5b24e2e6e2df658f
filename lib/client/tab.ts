/** Whether this browser tells when another tab has gone. It does not outside of a secure context. */
export const knowsTabs = (): boolean => typeof navigator !== 'undefined' && 'locks' in navigator

const lockPrefix = 'postil-tab '
const lockOf = (tab: string) => lockPrefix + tab

export const randomId = (length = 16): string => {
  const alphabet = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_'
  return Array.from(crypto.getRandomValues(new Uint8Array(length)), (byte) => alphabet[byte & 63]).join('')
}

export interface Tab {
  id: string
  /** Nothing is stored under the id before this resolves: until then the tab would seem gone. */
  held: Promise<void>
}

/** Takes a lock that lives as long as this tab, or until `until`, and stands for what it wrote. */
export function openTab(until: AbortSignal = new AbortController().signal): Tab {
  const id = randomId()
  if (!knowsTabs()) return { id, held: Promise.resolve() }
  const held = new Promise<void>((resolve) => {
    navigator.locks.request(lockOf(id), () => {
      resolve()
      return new Promise<void>((release) => { until.addEventListener('abort', () => { release() }) })
    // A browser that refuses locks here (an opaque origin) is one that does not tell of tabs.
    }).catch(() => { resolve() })
  })
  return { id, held }
}

let current: Tab | undefined
export const thisTab = (): Tab => (current ??= openTab())

/** Resolves when `tab` has gone; rejects with AbortError when no longer wanted. Where tabs are not known, at once. */
export async function whenGone(tab: string, signal: AbortSignal): Promise<void> {
  if (knowsTabs()) await navigator.locks.request(lockOf(tab), { signal }, () => undefined)
}

/** The tabs of this browser that live now; null where it does not tell. */
export async function findTabs(): Promise<ReadonlySet<string> | null> {
  if (!knowsTabs()) return null
  const { held = [] } = await navigator.locks.query()
  return new Set(held.flatMap(({ name }) => (name?.startsWith(lockPrefix) ? [name.slice(lockPrefix.length)] : [])))
}
