import { parentPort } from 'node:worker_threads'

/** Says that two of three pages are done, and waits for a word that never comes. */
parentPort?.postMessage({ kind: 'progress', done: 1, total: 3 })
parentPort?.postMessage({ kind: 'progress', done: 2, total: 3 })
parentPort?.on('message', () => undefined)
