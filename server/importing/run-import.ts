import path from 'node:path'
import { Worker } from 'node:worker_threads'
import { AppError } from '@/lib/domain/error.ts'
import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import type { ReadingSource } from '@/lib/importing/import-reading.ts'
import { projectRoot } from '@/server/project-root.ts'
import type { ImportAnswer, ImportProgress } from './import-answer.ts'
import { makeQueue } from './queue.ts'

export interface ImportLimits {
  milliseconds: number
  /** MB of the thread's heap. */
  memory: number
  /** Another program than the importers', for tests. */
  program?: string
}

export interface ImportFollowing {
  /** Ends the thread at once; the run is then rejected with the signal's reason. */
  signal?: AbortSignal
  /** Told as pages are done; of a format without pages, perhaps never. */
  onProgress?: (done: number, total: number) => void
}

/** With what a process needs beside its threads' heaps, an import stays within 512 MB. */
export const usualLimits: ImportLimits = { milliseconds: 10_000, memory: 340 }

const tooSlow = 'This file takes too long to read. Save it anew, or split it and upload its chapters one by one.'
const tooBig = 'This file needs too much memory to read. Save it anew without pictures, or split it and upload its chapters one by one.'
const broken = 'This file could not be read. Save it in another format, such as plain text or Markdown, and upload that.'

const fromSources = import.meta.filename.endsWith('.ts')
const importers = fromSources ? path.join(import.meta.dirname, 'from-sources.mjs') : path.join(projectRoot, 'dist/import-worker.mjs')

/** Two threads leave room for the rooms on a small machine. */
const inTurn = makeQueue(2)

/**
 * `importReading` in a thread of its own with limits, so that no file can hold up whoever waits on this thread. The thread
 * sees no settings of this process and ends with its import.
 * @throws AppError what importReading throws; too-large where a limit was reached; invalid where an importer failed;
 * unavailable where too many wait
 */
export async function runImport(source: ReadingSource, limits: ImportLimits = usualLimits, following: ImportFollowing = {}): Promise<ImportedReading> {
  const answer = await inTurn(() => ask(source, limits, following))
  if (answer.kind === 'reading') return answer.reading
  const cause = answer.cause === undefined ? undefined : new Error(answer.cause)
  if (answer.kind === 'fault') throw new AppError('invalid', broken, { field: 'file', cause })
  const { code, message, field } = answer
  throw new AppError(code, message, { cause, ...(field === undefined ? {} : { field }) })
}

function ask(source: ReadingSource, { milliseconds, memory, program }: ImportLimits, { signal, onProgress }: ImportFollowing): Promise<ImportAnswer> {
  signal?.throwIfAborted()
  return new Promise((resolve, reject) => {
    const worker = new Worker(program ?? importers, {
      workerData: source,
      env: {},
      execArgv: [],
      resourceLimits: { maxOldGenerationSizeMb: memory, maxYoungGenerationSizeMb: 32 },
      // What parsers print is nobody's: on standard output the command line's JSON stands alone.
      stdout: true,
      stderr: true,
    })
    worker.stdout.resume()
    worker.stderr.resume()
    const refuse = (message: string): ImportAnswer => ({ kind: 'refused', code: 'too-large', message, field: 'file', cause: undefined })
    const timer = setTimeout(() => { end(refuse(tooSlow)) }, milliseconds)
    const cancel = () => {
      clearTimeout(timer)
      reject(signal?.reason as Error)
      void worker.terminate()
    }
    signal?.addEventListener('abort', cancel, { once: true })
    function end(answer: ImportAnswer): void {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      resolve(answer)
      void worker.terminate()
    }
    worker.on('message', (said: ImportAnswer | ImportProgress) => {
      if (said.kind === 'progress') onProgress?.(said.done, said.total)
      else end(said)
    })
    worker.once('error', (error: Error & { code?: string }) => {
      end(error.code === 'ERR_WORKER_OUT_OF_MEMORY' ? refuse(tooBig) : { kind: 'fault', cause: error.stack ?? error.message })
    })
    worker.once('exit', (code) => { end({ kind: 'fault', cause: `The import's thread ended with ${code} and said nothing.` }) })
  })
}
