import { register } from 'tsx/esm/api'

/** The import's process where there is no bundle. */
register()
await import('./import-worker.ts')
