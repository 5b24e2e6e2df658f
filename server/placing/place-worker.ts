import { parentPort, workerData } from 'node:worker_threads'
import { placeEntries, type PlacingJob } from '@/lib/anchoring/reanchor/place-entries.ts'

/** The program of the thread that places entries in a version: one job in, its places out. */
parentPort?.postMessage(placeEntries(workerData as PlacingJob))
