import type pg from 'pg'
import { AppError } from '@/lib/domain/error.ts'
import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import type { ReadingSource } from '@/lib/importing/import-reading.ts'
import { failJob, finishJob, type Job, jobOptions, type JobProgress, keepSource, renewJob } from './job-rows.ts'

/** Something from an address, and the address that it was found at in the end. */
export interface FetchedSource { fileName: string; mediaType: string; bytes: Uint8Array; address: string }

type Following = { signal: AbortSignal; onProgress: (done: number, total: number) => void }

export interface JobWork {
  /** A source as a reading, within limits. Throws AppError, or the signal's reason. */
  run: (source: ReadingSource, following: Following) => Promise<ImportedReading>
  /** What is at an address. Throws AppError, or the signal's reason. */
  fetch: (address: string, following: Following) => Promise<FetchedSource>
  log: { error: (details: object, sentence: string) => void }
}

/** ms between two words on how far a job is; also how soon a cancelled one is given up where no notice of it came. */
const renewEvery = 500

/** A file whose process died so often is not tried again: it may be what it died of. */
const mostAttempts = 3
const deadly = 'Postil was stopped several times while it read this file, so it is not tried again. Save it in another format, such as plain text or Markdown, and upload that.'
const broken = 'This could not be read. Save it in another format, such as plain text or Markdown, and upload that.'

/** Why a job's work ends before it is done: it is no longer ours, or the process stops. */
export class JobGone extends Error {}

/**
 * Works on a claimed job until its row says what became of it. `gone` ends it; the row is then left as it is.
 * Throws where the database fails: another claim will follow when the lease is over.
 */
export async function runJob(pool: pg.Pool, job: Job, gone: AbortController, { run, fetch, log }: JobWork): Promise<void> {
  if (job.attempts > mostAttempts) {
    await failJob(pool, job, { code: 'invalid', message: deadly })
    return
  }
  let progress: JobProgress | null = null
  const tell = (unit: JobProgress['unit']): Following => ({ signal: gone.signal, onProgress: (done, total) => { progress = { done, total, unit } } })
  let renewing: Promise<unknown> = Promise.resolve()
  const timer = setInterval(() => {
    renewing = renewing.then(() => renewJob(pool, job, progress)).then((ours) => { if (!ours) gone.abort(new JobGone('The import is no longer wanted here.')) }, () => undefined)
  }, renewEvery)
  try {
    const { format, chapter } = jobOptions.parse(job.options)
    const source = await sourceOf(pool, job, () => fetch(job.address ?? '', tell('bytes')))
    progress = null
    const reading = await run({ bytes: source.bytes, fileName: source.fileName, ...(source.address === null ? {} : { address: source.address }), ...(format === undefined ? {} : { format }), ...(chapter === undefined ? {} : { chapter }) }, tell('pages'))
    await finishJob(pool, job, JSON.stringify(named(reading, job.address)))
  } catch (error) {
    if (gone.signal.aborted) return
    if (!(error instanceof AppError) || error.cause !== undefined) log.error({ err: error instanceof AppError ? error.cause : error, import: job.id }, 'an import failed')
    const { code, message } = error instanceof AppError ? error : new AppError('invalid', broken)
    await failJob(pool, job, { code, message })
  } finally {
    clearInterval(timer)
    await renewing
  }
}

async function sourceOf(pool: pg.Pool, job: Job, fetch: () => Promise<FetchedSource>): Promise<{ fileName: string; bytes: Uint8Array; address: string | null }> {
  if (job.bytes !== null) return { fileName: job.fileName, bytes: job.bytes, address: job.address }
  const fetched = await fetch()
  await keepSource(pool, job, fetched)
  return fetched
}

/** A page that does not say where it appeared did so on its site. */
const named = (reading: ImportedReading, address: string | null): ImportedReading =>
  address === null || reading.container !== undefined ? reading : { ...reading, container: new URL(address).hostname.replace(/^www\./, '') }
