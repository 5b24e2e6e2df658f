import { fork } from 'node:child_process'
import path from 'node:path'
import { AppError } from '@/lib/domain/error.ts'
import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import type { ReadingSource } from '@/lib/importing/import-reading.ts'
import { projectRoot } from '@/server/project-root.ts'
import type { ImportAnswer, ImportBegun, ImportProgress, ImportTask } from './import-answer.ts'
import { makeQueue } from './queue.ts'

export interface ImportLimits {
  /** For reading a file; starting the process may take as long again, which on a busy machine is not the file's fault. */
  milliseconds: number
  /** MB of the process, of whatever kind. */
  memory: number
  /** Another program than the importers', for tests. */
  program?: string
}

export interface ImportFollowing {
  /** Ends the process at once; the run is then rejected with the signal's reason. */
  signal?: AbortSignal
  /** Told as pages are done; of a format without pages, perhaps never. */
  onProgress?: (done: number, total: number) => void
}

/** Whoever waits has an answer within 10 s. A process needs 50 MB before it has read a byte, and may grow a little between two looks. */
export const usualLimits: ImportLimits = { milliseconds: 8_000, memory: 400 }

const tooSlow = 'This file takes too long to read. Save it anew, or split it and upload its chapters one by one.'
const tooBig = 'This file needs too much memory to read. Save it anew without pictures, or split it and upload its chapters one by one.'
const broken = 'This file could not be read. Save it in another format, such as plain text or Markdown, and upload that.'

const fromSources = import.meta.filename.endsWith('.ts')
const importers = fromSources ? path.join(import.meta.dirname, 'from-sources.mjs') : path.join(projectRoot, 'dist/import-worker.mjs')

/**
 * What the process may do: read files (its own program and packages), and nothing else where Node can be told so. The
 * sources need their compiler, which keeps what it has compiled.
 */
const permission = ['--permission', '--experimental-permission'].find((flag) => process.allowedNodeEnvironmentFlags.has(flag))
const fences = fromSources || permission === undefined ? [] : [permission, '--allow-fs-read=*', '--allow-worker']

/** Not even the ones that a framework believes to be there always. */
const noSettings = {} as NodeJS.ProcessEnv

/** Two at once leave room for the rooms on a small machine. */
const inTurn = makeQueue(2)

/**
 * `importReading` in a process of its own with limits, so that no file can hold up or bring down whoever asks. It sees no
 * settings of this process, reaches no network, writes no file, and ends with its import.
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
    // What parsers print is nobody's: on standard output the command line's JSON stands alone.
    const child = fork(program ?? importers, { env: noSettings, execArgv: fences, serialization: 'advanced', stdio: ['ignore', 'ignore', 'pipe', 'ipc'] })
    let complaint = ''
    child.stderr?.on('data', (said: Buffer) => { complaint = (complaint + said.toString()).slice(-4000) })
    const refuse = (message: string): ImportAnswer => ({ kind: 'refused', code: 'too-large', message, field: 'file', cause: undefined })
    let timer = setTimeout(() => { end(refuse(tooSlow)) }, milliseconds)
    let isBegun = false
    const settle = () => {
      clearTimeout(timer)
      signal?.removeEventListener('abort', cancel)
      child.removeAllListeners()
      // It may still fail while it is ended, which is nobody's concern then.
      child.on('error', () => undefined)
      child.kill('SIGKILL')
    }
    function cancel(): void {
      settle()
      reject(signal?.reason as Error)
    }
    signal?.addEventListener('abort', cancel, { once: true })
    function end(answer: ImportAnswer): void {
      settle()
      resolve(answer)
    }
    child.on('message', (said: ImportAnswer | ImportProgress | ImportBegun) => {
      if (said.kind === 'begun') {
        if (isBegun) return
        isBegun = true
        clearTimeout(timer)
        timer = setTimeout(() => { end(refuse(tooSlow)) }, milliseconds)
      } else if (said.kind === 'progress') onProgress?.(said.done, said.total)
      else end(said)
    })
    child.once('error', (error) => { end({ kind: 'fault', cause: error.stack ?? error.message }) })
    child.once('close', (code, killed) => {
      // Its watch (watch-memory.ts), its heap's end, or the system's want of memory.
      if (killed === 'SIGKILL' || killed === 'SIGABRT' || code === 134) end(refuse(tooBig))
      else end({ kind: 'fault', cause: `The import's process ended with ${code ?? killed} and said nothing. ${complaint}`.trim() })
    })
    child.send({ source, memory } satisfies ImportTask, (error) => { if (error !== null) end({ kind: 'fault', cause: error.message }) })
  })
}
