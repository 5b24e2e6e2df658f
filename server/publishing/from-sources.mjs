import { register } from 'tsx/esm/api'

/** The thread where there is no bundle: tsx does not reach into threads by itself. */
register()
await import('./version-worker.ts')
