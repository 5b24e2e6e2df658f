import { db, pool } from './client.ts'
import { newId } from './id.ts'
import type { Transaction } from './transaction.ts'
import { insertVersion, type NewOriginal, type NewVersion, type ReadingDetails } from './versions.ts'

export interface NewReading extends Pick<ReadingDetails, 'title' | 'authors' | 'source' | 'metadata'> {
  courseId: string
  createdById: string
  version: Omit<NewVersion, 'id' | 'number'>
  original: NewOriginal
}

/** A reading with its first version and the bytes it was made from; to be called in a transaction. */
export async function createReading({ version, original, ...reading }: NewReading, tx: Transaction): Promise<string> {
  const { id } = await tx.reading.create({ data: { id: newId(), ...reading }, select: { id: true } })
  await insertVersion(tx, id, { id: newId(), number: 1, ...version }, original)
  return id
}

const latest = { orderBy: { number: 'desc' }, take: 1 } as const

/** Readings of a course with assignment and newest version, newest first. */
export const listReadings = (courseId: string) =>
  db().reading.findMany({
    where: { courseId },
    orderBy: [{ createdAt: 'desc' }, { id: 'asc' }],
    select: {
      id: true, title: true, authors: true, source: true, createdAt: true,
      assignments: { select: { opensAt: true, dueAt: true, prompt: true, createdById: true } },
      versions: { ...latest, select: { id: true } },
    },
  })

export type ListedReading = Awaited<ReturnType<typeof listReadings>>[number]

/** The newest version, whole but for where its words stand on pages, which is as long as the text again. */
export const findLatestVersion = (readingId: string) => db().readingVersion.findFirst({ where: { readingId }, ...latest, omit: { pageRuns: true } })

/** The newest version as its page shows it: of its blocks the headings alone, which the database picks out. */
export async function findVersionToOpen(readingId: string): Promise<{ id: string; number: number; language: string; text: string; html: string; headings: unknown } | null> {
  const { rows } = await pool().query<{ id: string; number: number; language: string; text: string; html: string; headings: unknown }>(`
    SELECT id, number, language, text, html, jsonb_path_query_array(blocks, '$[*] ? (@.type == "heading")') AS headings
    FROM reading_version WHERE reading_id = $1 ORDER BY number DESC LIMIT 1`, [readingId])
  return rows[0] ?? null
}

/** A version's HTML: the newest where no id is given. Null where it is not one of the reading. */
export const findVersionHtml = (readingId: string, versionId: string | null) =>
  db().readingVersion.findFirst({ where: { readingId, ...(versionId === null ? {} : { id: versionId }) }, ...latest, select: { id: true, html: true } })

/** Lengths in UTF-16 code units: where the last block ends. */
export async function listVersionLengths(versionIds: string[]): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ id: string; length: number | null }>(`SELECT id, (blocks->-1->>'end')::int AS length FROM reading_version WHERE id = ANY($1)`, [versionIds])
  return new Map(rows.map(({ id, length }) => [id, length ?? 0]))
}
