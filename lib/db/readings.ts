import { db, pool } from './client.ts'
import { newId } from './id.ts'
import type { Transaction } from './transaction.ts'
import type { NewOriginal, NewVersion, ReadingDetails } from './versions.ts'

export interface NewReading extends Pick<ReadingDetails, 'title' | 'authors' | 'source' | 'metadata'> {
  courseId: string
  createdById: string
  version: Omit<NewVersion, 'number'>
  original: NewOriginal
}

/** A reading with its first version and the bytes it was made from, all or nothing. */
export async function createReading({ version: { pages, pageRuns, ...version }, original, ...reading }: NewReading, tx: Transaction | ReturnType<typeof db> = db()): Promise<string> {
  const made = { number: 1, ...version, ...(pages === undefined ? {} : { pages }), ...(pageRuns === undefined ? {} : { pageRuns }) }
  const { id } = await tx.reading.create({
    data: { id: newId(), ...reading, versions: { create: { ...made, original: { create: original } } } },
    select: { id: true },
  })
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

/** A version's HTML: the newest where no id is given. Null where it is not one of the reading. */
export const findVersionHtml = (readingId: string, versionId: string | null) =>
  db().readingVersion.findFirst({ where: { readingId, ...(versionId === null ? {} : { id: versionId }) }, ...latest, select: { id: true, html: true } })

/** Lengths in UTF-16 code units: where the last block ends. */
export async function listVersionLengths(versionIds: string[]): Promise<Map<string, number>> {
  const { rows } = await pool().query<{ id: string; length: number | null }>(`SELECT id, (blocks->-1->>'end')::int AS length FROM reading_version WHERE id = ANY($1)`, [versionIds])
  return new Map(rows.map(({ id, length }) => [id, length ?? 0]))
}
