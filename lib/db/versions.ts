import type { Prisma } from '@/prisma/generated/client.ts'
import type { PlacedEntry } from '@/lib/anchoring/reanchor/place-entries.ts'
import type { TextRange } from '@/lib/domain/annotation/text-range.ts'
import { numberedTypes } from '@/lib/domain/reading/outline.ts'
import { db, pool } from './client.ts'
import { insertPlacements } from './placements.ts'
import { inTransaction, type Transaction } from './transaction.ts'

/** A version to be stored. Its lists are JSON already: this thread hands a book on and does not read it. */
export interface NewVersion {
  id: string
  number: number
  language: string
  text: string
  html: string
  textHash: string
  blocks: string
  pages: string | null
  pageRuns: string | null
}

/** What a correction may change of the work beside its text. */
export interface ReadingDetails {
  title: string
  authors: string[]
  source: string | null
  /** lib/domain/reading/metadata.ts */
  metadata: Prisma.InputJsonObject
}

/** The file that a version was made from: its bytes, or the import that holds them, from which the database copies them itself. */
export type NewOriginal = { importId: string } | { fileName: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }

/** Stores a version and what it was made from. False where its reading has one of that number already. */
export async function insertVersion(tx: Transaction, readingId: string, { id, number, language, text, html, textHash, blocks, pages, pageRuns }: NewVersion, original: NewOriginal | null): Promise<boolean> {
  const stored = await tx.$executeRaw`
    INSERT INTO reading_version (id, reading_id, number, language, text, html, text_hash, blocks, pages, page_runs)
    VALUES (${id}, ${readingId}, ${number}, ${language}, ${text}, ${html}, ${textHash}, ${blocks}::jsonb, ${pages}::jsonb, ${pageRuns}::jsonb)
    ON CONFLICT (reading_id, number) DO NOTHING`
  if (stored === 0) return false
  if (original !== null && 'importId' in original) {
    await tx.$executeRaw`INSERT INTO reading_original (version_id, file_name, media_type, bytes) SELECT ${id}, file_name, media_type, bytes FROM import WHERE id = ${original.importId}`
  } else if (original !== null) await tx.readingOriginal.create({ data: { versionId: id, ...original }, select: { versionId: true } })
  return true
}

/**
 * A further version with the places of the entries in it, all or nothing. False where somebody published that number
 * meanwhile. `original`: where it was made from another file than the version before.
 */
export const createVersion = (readingId: string, version: NewVersion, placed: readonly PlacedEntry[], details: Partial<ReadingDetails>, original: NewOriginal | null): Promise<boolean> =>
  inTransaction(async (tx) => {
    if (!(await insertVersion(tx, readingId, version, original))) return false
    await insertPlacements(tx, version.id, placed)
    await tx.reading.update({ where: { id: readingId }, data: details, select: { id: true } })
    return true
  })

export const updateDetails = (readingId: string, details: Partial<ReadingDetails>) => db().reading.update({ where: { id: readingId }, data: details, select: { id: true } })

/** The newest version's number and what tells whether another is the same. */
export const findNewestVersion = (readingId: string) =>
  db().readingVersion.findFirst({ where: { readingId }, orderBy: { number: 'desc' }, select: { id: true, number: true, textHash: true, language: true, html: true } })

/** A version of the reading; null where it is none of its. */
export const findVersion = (readingId: string, versionId: string) =>
  db().readingVersion.findFirst({ where: { id: versionId, readingId }, select: { id: true, number: true, text: true } })

/** A version of the reading with those of its blocks that `range` touches, and how many numbered paragraphs begin up to its start; null where it is none of its. */
export async function findVersionAround(readingId: string, versionId: string, { start, end }: TextRange): Promise<{ text: string; language: string; blocks: unknown; numbered: number } | null> {
  const { rows } = await pool().query<{ text: string; language: string; blocks: unknown; numbered: number }>(`
    SELECT v.text, v.language, around.blocks, around.numbered FROM reading_version v CROSS JOIN LATERAL (
      SELECT coalesce(jsonb_agg(b.block ORDER BY b.at) FILTER (WHERE (b.block->>'end')::int >= $3), '[]') AS blocks,
             (count(*) FILTER (WHERE (b.block->>'start')::int <= $3 AND b.block->>'type' = ANY($5::text[])))::int AS numbered
      FROM jsonb_array_elements(v.blocks) WITH ORDINALITY AS b(block, at) WHERE (b.block->>'start')::int <= $4) around
    WHERE v.reading_id = $1 AND v.id = $2`, [readingId, versionId, start, end, [...numberedTypes]])
  return rows[0] ?? null
}

/** Texts of versions of the reading, by id. */
export async function findTexts(readingId: string, versionIds: string[]): Promise<Record<string, string>> {
  const versions = await db().readingVersion.findMany({ where: { readingId, id: { in: versionIds } }, select: { id: true, text: true } })
  return Object.fromEntries(versions.map(({ id, text }) => [id, text]))
}

/** What a version (the newest, where none is named) has of its original's pages, as JSON of OriginalPages made by the database, and whether members may see that. */
export async function findPages(readingId: string, versionId: string | null): Promise<{ json: string; sharesOriginal: boolean } | null> {
  const { rows } = await pool().query<{ json: string; sharesOriginal: boolean }>(`
    SELECT json_build_object('pages', coalesce(version.pages, '[]'), 'sheets', coalesce(version.page_runs, '[]'))::text AS json, reading.shares_original AS "sharesOriginal"
    FROM reading_version version JOIN reading ON reading.id = version.reading_id
    WHERE version.reading_id = $1 AND ($2::text IS NULL OR version.id = $2) ORDER BY version.number DESC LIMIT 1`, [readingId, versionId])
  return rows[0] ?? null
}

/** How many pages its original has, as a version knows them. */
export async function countSheets(versionId: string): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT CASE WHEN jsonb_typeof(page_runs) = 'array' THEN jsonb_array_length(page_runs) ELSE 0 END AS count FROM reading_version WHERE id = $1`, [versionId])
  return rows[0]?.count ?? 0
}
