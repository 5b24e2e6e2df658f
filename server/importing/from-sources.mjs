import { register } from 'tsx/esm/api'

/** The import's thread where there is no bundle: tsx does not reach into threads by itself. */
register()
await import('./import-worker.ts')
