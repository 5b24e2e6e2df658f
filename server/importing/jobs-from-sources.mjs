import { register } from 'tsx/esm/api'

/** The thread of the queue where there is no bundle: tsx does not reach into threads by itself. */
register()
await import('./jobs-thread.ts')
