import type { Prisma } from '@/prisma/generated/client.ts'
import type { PlacedEntry } from '@/lib/anchoring/reanchor/place-entries.ts'
import type { Block } from '@/lib/domain/reading/block.ts'
import type { PageLocator, PageRuns } from '@/lib/domain/reading/pages.ts'
import { db, pool } from './client.ts'
import { insertPlacements } from './placements.ts'
import { inTransaction, isTaken } from './transaction.ts'

export interface NewVersion {
  id: string
  number: number
  language: string
  text: string
  blocks: Block[]
  html: string
  textHash: string
  pages?: PageLocator[] | undefined
  pageRuns?: PageRuns[] | undefined
}

/** What a correction may change of the work beside its text. */
export interface ReadingDetails {
  title: string
  authors: string[]
  source: string | null
  /** lib/domain/reading/metadata.ts */
  metadata: Prisma.InputJsonObject
}

export interface NewOriginal {
  fileName: string
  mediaType: string
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * A further version with the places of the entries in it, all or nothing. False where somebody published that number
 * meanwhile. `original`: where it was made from another file than the version before.
 */
export async function createVersion(readingId: string, version: NewVersion, placed: readonly PlacedEntry[], details: Partial<ReadingDetails>, original: NewOriginal | null): Promise<boolean> {
  const { blocks, pages, pageRuns, ...rest } = version
  try {
    await inTransaction(async (tx) => {
      await tx.readingVersion.create({
        data: {
          ...rest, readingId, blocks,
          ...(pages === undefined ? {} : { pages }),
          ...(pageRuns === undefined ? {} : { pageRuns }),
          ...(original === null ? {} : { original: { create: original } }),
        },
      })
      await insertPlacements(tx, version.id, placed)
      await tx.reading.update({ where: { id: readingId }, data: details, select: { id: true } })
    })
    return true
  } catch (error) {
    if (isTaken(error)) return false
    throw error
  }
}

export const updateDetails = (readingId: string, details: Partial<ReadingDetails>) => db().reading.update({ where: { id: readingId }, data: details, select: { id: true } })

/** The newest version's number and what tells whether another is the same. */
export const findNewestVersion = (readingId: string) =>
  db().readingVersion.findFirst({ where: { readingId }, orderBy: { number: 'desc' }, select: { id: true, number: true, textHash: true, language: true, html: true } })

/** A version of the reading; null where it is none of its. */
export const findVersion = (readingId: string, versionId: string) =>
  db().readingVersion.findFirst({ where: { id: versionId, readingId }, select: { id: true, number: true, text: true } })

/** Texts of versions of the reading, by id. */
export async function findTexts(readingId: string, versionIds: string[]): Promise<Record<string, string>> {
  const versions = await db().readingVersion.findMany({ where: { readingId, id: { in: versionIds } }, select: { id: true, text: true } })
  return Object.fromEntries(versions.map(({ id, text }) => [id, text]))
}

/** What a version (the newest, where none is named) has of its original's pages, and whether members may see that. */
export const findPages = (readingId: string, versionId: string | null) =>
  db().readingVersion.findFirst({
    where: { readingId, ...(versionId === null ? {} : { id: versionId }) },
    orderBy: { number: 'desc' },
    select: { pages: true, pageRuns: true, reading: { select: { sharesOriginal: true } } },
  })

/** How many pages its original has, as a version knows them. */
export async function countSheets(versionId: string): Promise<number> {
  const { rows } = await pool().query<{ count: number }>(
    `SELECT CASE WHEN jsonb_typeof(page_runs) = 'array' THEN jsonb_array_length(page_runs) ELSE 0 END AS count FROM reading_version WHERE id = $1`, [versionId])
  return rows[0]?.count ?? 0
}
