/** Names that the pages and the service worker share. A new number leaves behind what an older version of Postil kept. */
const version = 'v1'

const pagesPrefix = `postil-pages-${version}:`

/** Scripts, styles and fonts: the same for everybody, and named by what is in them. */
export const assetsCache = `postil-assets-${version}`

/** Where the cache of assets holds what each script fetches later (later-needs.ts): addresses by address, as JSON. */
export const needsPath = '/kept/needs'

/** Who may open what is kept: one record at `whoPath`, written by every page of somebody who is signed in, gone with them. */
export const whoCache = `postil-who-${version}`
export const whoPath = '/kept/who'

/** What one person has opened in this browser. */
export const pagesCache = (userId: string): string => `${pagesPrefix}${userId}`

/** Where the cache of pages holds the record of a page: KeptPage as JSON. */
export const recordPath = (path: string): string => `/kept/page${path}`

export interface Who {
  userId: string
  /** BCP 47, of the interface. */
  language: string
}

export interface KeptPage {
  path: string
  title: string
  /** ISO 8601. */
  at: string
  /** Addresses of scripts, styles and fonts that it runs with. */
  assets: string[]
}
