import { parentPort } from 'node:worker_threads'

/** Says that two of three pages are done, and never comes to an end. */
parentPort.postMessage({ kind: 'progress', done: 1, total: 3 })
parentPort.postMessage({ kind: 'progress', done: 2, total: 3 })
setInterval(() => undefined, 1000)
