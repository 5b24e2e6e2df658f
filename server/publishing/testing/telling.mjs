import { parentPort, threadId } from 'node:worker_threads'

/** A program that says in which thread it runs. */
parentPort?.postMessage({ kind: 'made', made: { version: { text: `${threadId}` } } })
