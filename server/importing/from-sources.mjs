import { register as registerHooks } from 'node:module'
import { register } from 'tsx/esm/api'

/** The import's process where there is no bundle. */
register()
// The compiler looks through whole packages too, and of the parser of PDF makes maps that take more memory than a file may.
registerHooks('./packages-as-they-are.mjs', import.meta.url)
await import('./import-worker.ts')
