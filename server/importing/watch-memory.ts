import { Worker } from 'node:worker_threads'

/** ms between two looks. A processor fills perhaps 30 MB in that time. */
const lookEvery = 20

const watch = `
const { workerData: { most, lookEvery } } = require('node:worker_threads')
setInterval(() => { if (process.memoryUsage.rss() > most) process.kill(process.pid, 'SIGKILL') }, lookEvery)
`

/**
 * Ends this process once it holds more than `megabytes` of memory, of whatever kind: heap, buffers, what a parser unpacks.
 * A limit of the heap sees only the first. The watch is a thread, since the main one may be in a loop that never looks up.
 */
export function watchMemory(megabytes: number): void {
  new Worker(watch, { eval: true, workerData: { most: megabytes * 1024 * 1024, lookEvery }, resourceLimits: { maxOldGenerationSizeMb: 8, maxYoungGenerationSizeMb: 2 } }).unref()
}
