import type pg from 'pg'
import { z } from 'zod'
import type { ErrorCode } from '@/lib/domain/error.ts'
import { readingFormats } from '@/lib/importing/find-format.ts'

/**
 * The queue is the Import table itself. Who claims a row has it until its lease ends; `attempts` goes up with each claim, so
 * that whoever lost a row writes nothing to it any more.
 */
export interface Job {
  id: string
  attempts: number
  fileName: string
  mediaType: string
  bytes: Uint8Array | null
  address: string | null
  /** What the person chose, as it was stored: `jobOptions` reads it. */
  options: unknown
}

/** A format that was said to be the source's, and the one chapter of a book that is wanted. */
export const jobOptions = z.object({ format: z.enum(readingFormats).optional(), chapter: z.int().positive().optional() })

export interface JobProgress { done: number; total: number; unit: 'pages' | 'bytes' }

/** Seconds that a silent process keeps a row; it is renewed far more often. */
export const leaseSeconds = 8

/** Where a row is told of: a new one (empty), or `cancel ID`. */
export const channel = 'postil_imports'

type Held = Pick<Job, 'id' | 'attempts'>

const mine = `id = $1 AND attempts = $2 AND state = 'running'`

/** The oldest that waits, or whose process has gone silent; null where there is none. */
export async function claimJob(pool: pg.Pool): Promise<Job | null> {
  const { rows } = await pool.query<Job>(`
    UPDATE import SET state = 'running', attempts = attempts + 1, lease_until = now() + interval '${leaseSeconds} s', progress = NULL, failure = NULL, updated_at = now()
    WHERE id = (
      SELECT id FROM import WHERE state = 'queued' OR (state = 'running' AND lease_until < now())
      ORDER BY created_at LIMIT 1 FOR UPDATE SKIP LOCKED)
    RETURNING id, attempts, file_name AS "fileName", media_type AS "mediaType", bytes, address, options`)
  return rows[0] ?? null
}

/** Keeps the row and says how far it is. False where it is no longer ours: cancelled, discarded or taken up by another. */
export async function renewJob(pool: pg.Pool, { id, attempts }: Held, progress: JobProgress | null): Promise<boolean> {
  const { rowCount } = await pool.query(`UPDATE import SET lease_until = now() + interval '${leaseSeconds} s', progress = $3, updated_at = now() WHERE ${mine}`, [id, attempts, progress])
  return rowCount === 1
}

/** What was fetched from its address, so that a second attempt need not fetch it again. */
export async function keepSource(pool: pg.Pool, { id, attempts }: Held, { fileName, mediaType, bytes }: { fileName: string; mediaType: string; bytes: Uint8Array }): Promise<boolean> {
  const { rowCount } = await pool.query(`UPDATE import SET file_name = $3, media_type = $4, bytes = $5 WHERE ${mine}`, [id, attempts, fileName, mediaType, bytes])
  return rowCount === 1
}

/** `result` is an ImportedReading as JSON. */
export async function finishJob(pool: pg.Pool, { id, attempts }: Held, result: string): Promise<boolean> {
  const { rowCount } = await pool.query(`UPDATE import SET state = 'review', result = $3::jsonb, corrections = '[]', revision = 0, progress = NULL, lease_until = NULL, updated_at = now() WHERE ${mine}`, [id, attempts, result])
  return rowCount === 1
}

export async function failJob(pool: pg.Pool, { id, attempts }: Held, failure: { code: ErrorCode; message: string }): Promise<boolean> {
  const { rowCount } = await pool.query(`UPDATE import SET state = 'failed', failure = $3, progress = NULL, lease_until = NULL, updated_at = now() WHERE ${mine}`, [id, attempts, failure])
  return rowCount === 1
}

/** Lets go of a row for another process to take up at once: this one is being stopped, which is not the file's fault. */
export async function releaseJob(pool: pg.Pool, { id, attempts }: Held): Promise<void> {
  await pool.query(`UPDATE import SET state = 'queued', attempts = attempts - 1, progress = NULL, lease_until = NULL, updated_at = now() WHERE ${mine}`, [id, attempts])
  await pool.query(`SELECT pg_notify('${channel}', '')`)
}

/** What nobody came back for in 60 days is let go of. */
export async function forgetOldJobs(pool: pg.Pool): Promise<void> {
  await pool.query(`DELETE FROM import WHERE state IN ('failed', 'cancelled') AND updated_at < now() - interval '60 days'`)
}
