import type { Prisma } from '@/prisma/generated/client.ts'
import { requireRight } from './access.ts'
import { db, pool } from './client.ts'
import { newId } from './id.ts'
import { inTransaction, type Transaction } from './transaction.ts'
import { AppError } from '@/lib/domain/error.ts'
import type { Correction } from '@/lib/domain/reading/correction.ts'
import type { About } from '@/lib/domain/reading/draft.ts'
import type { ImportState } from '@/lib/domain/reading/import-view.ts'

/** The server's queue listens here (server/importing/jobs.ts): a word on new work, or `cancel ID`. */
const tellQueue = (word = '') => pool().query(`SELECT pg_notify('postil_imports', $1)`, [word])

export interface NewImport {
  courseId: string
  readingId: string | null
  createdById: string
  fileName: string
  mediaType: string
  bytes: Uint8Array<ArrayBuffer> | null
  address: string | null
  options: { format?: string; chapter?: number }
}

/** Puts an import in the queue, and gives its id. The bytes go to the database as they are. */
export async function createImport({ courseId, readingId, createdById, fileName, mediaType, bytes, address, options }: NewImport): Promise<string> {
  const id = newId()
  await pool().query(`
    INSERT INTO import (id, course_id, reading_id, created_by_id, file_name, media_type, bytes, address, options)
    VALUES ($1, $2, $3, $4, $5, $6, $7, $8, $9)`, [id, courseId, readingId, createdById, fileName, mediaType, bytes, address, options])
  await tellQueue()
  return id
}

/** One that needs no reading in: it waits for review at once. */
export async function createReview(row: Omit<NewImport, 'bytes' | 'address' | 'options'>, result: Prisma.InputJsonValue): Promise<string> {
  return (await db().import.create({ data: { id: newId(), ...row, state: 'review', result }, select: { id: true } })).id
}

const outline = {
  id: true, courseId: true, state: true, fileName: true, address: true, progress: true, failure: true, revision: true, createdAt: true,
  reading: { select: { id: true, title: true } },
} as const

const noSuchImport = () => new AppError('not-found', 'There is no such import, or it is not open to you.')

/** The import, for those who may add readings to its course. Throws `not-found` to those who have no part in it, else `forbidden`. */
export async function getImportFor(userId: string, id: string) {
  const own = { userId, endedAt: null }
  const found = await db().import.findFirst({ where: { id, course: { memberships: { some: own } } }, select: { ...outline, course: { select: { memberships: { where: own, select: { role: true } } } } } })
  const role = found?.course.memberships[0]?.role
  if (!found || role === undefined) throw noSuchImport()
  requireRight(role, 'reading:add')
  return found
}

export type FoundImport = Awaited<ReturnType<typeof getImportFor>>

const underWay = ['queued', 'running', 'review', 'failed'] as const

/** What is under way in a course, newest first. */
export const listOpenImports = (courseId: string) =>
  db().import.findMany({ where: { courseId, state: { in: [...underWay] } }, orderBy: { createdAt: 'desc' }, take: 50, select: { id: true, state: true, fileName: true, address: true, reading: { select: { title: true } } } })

export const countWaiting = (courseId: string) => db().import.count({ where: { courseId, state: { in: ['queued', 'running'] } } })

/** A correction of the reading that is under way already. */
export const findOpenCorrection = (readingId: string) =>
  db().import.findFirst({ where: { readingId, state: 'review' }, orderBy: { createdAt: 'desc' }, select: { id: true } })

export async function cancelImport(id: string): Promise<void> {
  await db().import.updateMany({ where: { id, state: { in: ['queued', 'running'] } }, data: { state: 'cancelled', leaseUntil: null } })
  await tellQueue(`cancel ${id}`)
}

/** Back into the queue, whatever ended it. */
export async function requeueImport(id: string): Promise<void> {
  await db().import.updateMany({ where: { id, state: { in: ['failed', 'cancelled'] } }, data: { state: 'queued', attempts: 0 } })
  await tellQueue()
}

export async function deleteImport(id: string): Promise<void> {
  await db().import.deleteMany({ where: { id, state: { not: 'published' } } })
  await tellQueue(`cancel ${id}`)
}

/** What there is to look over, as JSON of ImportDraft, made by the database: this thread need not read a book to pass it on. Null where there is nothing to. */
export async function findDraftJson(id: string): Promise<string | null> {
  const { rows } = await pool().query<{ draft: string }>(`SELECT json_build_object('imported', result - 'pageRuns', 'corrections', corrections, 'revision', revision)::text AS draft FROM import WHERE id = $1 AND state = 'review'`, [id])
  return rows[0]?.draft ?? null
}

/** Keeps the first `keep` corrections and adds `add`. The new revision, or null where another window saved meanwhile. */
export async function saveCorrections(id: string, revision: number, keep: number, add: Correction[]): Promise<number | null> {
  const { rows } = await pool().query<{ revision: number }>(`
    UPDATE import SET revision = revision + 1, updated_at = now(),
      corrections = (SELECT coalesce(jsonb_agg(each ORDER BY place), '[]') FROM jsonb_array_elements(corrections) WITH ORDINALITY AS made(each, place) WHERE place <= $3) || $4::jsonb
    WHERE id = $1 AND state = 'review' AND revision = $2 AND jsonb_array_length(corrections) >= $3
    RETURNING revision`, [id, revision, keep, JSON.stringify(add)])
  return rows[0]?.revision ?? null
}

/** A review as it is published: what the importer gave and the corrections are JSON, which this thread only hands on. */
export interface ImportToPublish {
  state: ImportState
  revision: number
  courseId: string
  readingId: string | null
  imported: string | null
  corrections: string
  /** Whether a file came with it. */
  hasOriginal: boolean
}

export async function findToPublish(id: string): Promise<ImportToPublish | null> {
  const { rows } = await pool().query<ImportToPublish>(`
    SELECT state, revision, course_id AS "courseId", reading_id AS "readingId", result::text AS imported, corrections::text AS corrections, bytes IS NOT NULL AS "hasOriginal"
    FROM import WHERE id = $1`, [id])
  return rows[0] ?? null
}

/**
 * Ends a review of that revision by what `work` makes of it, all or nothing; of two at once, one. What the import held is let go
 * of: it is the reading's now. False where it is no longer there to be published.
 */
export function publishImport(id: string, revision: number, work: (tx: Transaction) => Promise<string>): Promise<boolean> {
  return inTransaction(async (tx) => {
    const { count } = await tx.import.updateMany({ where: { id, state: 'review', revision }, data: { state: 'published' } })
    if (count !== 1) return false
    const readingId = await work(tx)
    await tx.$executeRaw`UPDATE import SET reading_id = ${readingId}, bytes = NULL, result = NULL, corrections = '[]' WHERE id = ${id}`
    return true
  })
}

/** The newest file that a reading was made from. */
export const findOriginal = (readingId: string) =>
  db().readingOriginal.findFirst({ where: { version: { readingId } }, orderBy: { version: { number: 'desc' } }, select: { fileName: true, mediaType: true, bytes: true } })

/** Its name alone, for who need not have its bytes. */
export const findOriginalName = (readingId: string) =>
  db().readingOriginal.findFirst({ where: { version: { readingId } }, orderBy: { version: { number: 'desc' } }, select: { fileName: true } })

export const findSharing = (readingId: string) => db().reading.findUnique({ where: { id: readingId }, select: { sharesOriginal: true } })

export const setSharing = (readingId: string, sharesOriginal: boolean) => db().reading.update({ where: { id: readingId }, data: { sharesOriginal }, select: { id: true } })

/** What is said of a reading's work, and its newest version's language. */
export const findToCorrect = (readingId: string) =>
  db().reading.findUnique({ where: { id: readingId }, select: { title: true, authors: true, source: true, metadata: true, versions: { orderBy: { number: 'desc' }, take: 1, select: { id: true, language: true } } } })

/** Opens a review over a version, whose text the database puts into it itself; `about` is what is said of the work. */
export async function createCorrection({ courseId, readingId, versionId, createdById, about }: { courseId: string; readingId: string; versionId: string; createdById: string; about: About }): Promise<string> {
  const id = newId()
  await pool().query(`
    INSERT INTO import (id, course_id, reading_id, created_by_id, file_name, media_type, state, result)
    SELECT $1, $2, $3, $4, $5, '', 'review',
      $6::jsonb || jsonb_build_object('text', text, 'blocks', blocks, 'dropped', '[]'::jsonb, 'warnings', '[]'::jsonb) || jsonb_strip_nulls(jsonb_build_object('pages', pages, 'pageRuns', page_runs))
    FROM reading_version WHERE id = $7`, [id, courseId, readingId, createdById, about.title, JSON.stringify(about), versionId])
  return id
}
