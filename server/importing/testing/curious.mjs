import { parentPort } from 'node:worker_threads'

/** A program that tells which settings it sees, and prints. */
process.stdout.write('not for anybody\n')
parentPort?.postMessage({ kind: 'refused', code: 'conflict', message: JSON.stringify(Object.keys(process.env)) })
