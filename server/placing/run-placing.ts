import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { PlacedEntry, PlacingJob } from '@/lib/anchoring/reanchor/place-entries.ts'
import { AppError } from '@/lib/domain/error.ts'
import { projectRoot } from '@/server/project-root.ts'

/** A reading of several megabytes with ten thousand notes takes some seconds; this is for what nobody foresaw. */
const patience = 60_000
const memory = 512

const fromSources = import.meta.filename.endsWith('.ts')
const program = fromSources ? path.join(import.meta.dirname, 'from-sources.mjs') : path.join(projectRoot, 'dist/place-worker.mjs')

let last: Promise<unknown> = Promise.resolve()

/**
 * `placeEntries` in a thread of its own, so that no room waits for it; one job after the other.
 * @throws AppError unavailable where the thread fails or takes too long
 */
export function runPlacing(job: PlacingJob): Promise<PlacedEntry[]> {
  const mine = last.then(() => ask(job))
  last = mine.catch(() => undefined)
  return mine
}

function ask(job: PlacingJob): Promise<PlacedEntry[]> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(program, { workerData: job, env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: memory } })
    const fail = (cause: unknown) => { end(() => { reject(new AppError('unavailable', 'The notes could not be placed in the new text. Try again in a moment.', { cause })) }) }
    const timer = setTimeout(() => { fail(new Error('The thread that places notes takes too long.')) }, patience)
    function end(say: () => void): void {
      clearTimeout(timer)
      say()
      void worker.terminate()
    }
    worker.once('message', (placed: PlacedEntry[]) => { end(() => { resolve(placed) }) })
    worker.once('error', fail)
    worker.once('exit', (code) => { fail(new Error(`The thread that places notes ended with ${code} and said nothing.`)) })
  })
}
