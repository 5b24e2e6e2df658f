import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError, type ErrorCode } from '@/lib/domain/error.ts'
import type { MadeReading, VersionJob } from '@/lib/use-cases/reading/make-version.ts'
import { projectRoot } from '@/server/project-root.ts'

/** What the thread says at its end. An error does not cross threads as what it was, so its parts do. */
export type MakingAnswer =
  | { kind: 'made'; made: MadeReading }
  | { kind: 'refused'; code: ErrorCode; message: string; field: string | undefined; cause: string | undefined }

export interface MakingLimits {
  milliseconds: number
  /** MB of the thread's heap. */
  memory: number
  /** Another program, for tests. */
  program?: string
}

/** The longest reading with thousands of corrections takes some seconds; this is for what nobody foresaw. */
const usualLimits: MakingLimits = { milliseconds: 60_000, memory: 512 }

const fromSources = import.meta.filename.endsWith('.ts')
const program = fromSources ? path.join(import.meta.dirname, 'from-sources.mjs') : path.join(projectRoot, 'dist/version-worker.mjs')

let last: Promise<unknown> = Promise.resolve()

/**
 * `makeVersion` in a thread of its own, so that no room waits while a book is corrected, rendered and hashed; one job after the
 * other.
 * @throws AppError what makeVersion throws; unavailable where the thread fails or a limit is reached
 */
export function runMaking(job: VersionJob, limits = usualLimits): Promise<MadeReading> {
  const mine = last.then(() => ask(job, limits))
  last = mine.catch(() => undefined)
  return mine
}

function ask(job: VersionJob, limits: MakingLimits): Promise<MadeReading> {
  return new Promise((resolve, reject) => {
    const worker = new Worker(limits.program ?? program, { workerData: job, env: {}, execArgv: [], resourceLimits: { maxOldGenerationSizeMb: limits.memory } })
    const fail = (cause: unknown) => { end(() => { reject(new AppError('unavailable', 'This text could not be published now. Try again in a moment.', { cause })) }) }
    const timer = setTimeout(() => { fail(new Error('The thread that makes versions takes too long.')) }, limits.milliseconds)
    function end(say: () => void): void {
      clearTimeout(timer)
      say()
      void worker.terminate()
    }
    worker.once('message', (answer: MakingAnswer) => {
      end(() => {
        if (answer.kind === 'made') return resolve(answer.made)
        const { code, message, field, cause } = answer
        reject(new AppError(code, message, { ...(cause === undefined ? {} : { cause: new Error(cause) }), ...(field === undefined ? {} : { field }) }))
      })
    })
    worker.once('error', fail)
    worker.once('exit', (code) => { fail(new Error(`The thread that makes versions ended with ${code} and said nothing.`)) })
  })
}
