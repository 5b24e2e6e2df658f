import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { pool } from './client.ts'

/** A value that was accepted at a key; null once its words were taken back. */
export interface RevisionRow {
  key: string
  value: EntryValue | null
  at: Date
}

export interface EntryHistory {
  /** What counts now; undefined where the entry was deleted. */
  current: EntryValue | undefined
  /** In the order of arrival. */
  revisions: RevisionRow[]
}

/** All that was ever accepted at `key`. Who may see it is the caller's to say. */
export async function findHistory(roomId: string, key: string): Promise<EntryHistory> {
  return (await listHistories(roomId, 'v.key = $2', [key])).get(key) ?? { current: undefined, revisions: [] }
}

/** The histories of those of a writer's entries that have had several values, without words that were taken back. */
export const listEdited = (roomId: string, handle: string): Promise<Map<string, EntryHistory>> =>
  listHistories(roomId, `starts_with(v.key, $2 || ':') AND v.key IN (
    SELECT key FROM entry_revision WHERE room_id = $1 AND starts_with(key, $2 || ':') AND value IS NOT NULL GROUP BY key HAVING count(*) > 1)`, [handle])

async function listHistories(roomId: string, condition: string, values: string[]): Promise<Map<string, EntryHistory>> {
  const { rows } = await pool().query<RevisionRow & { current: EntryValue | null }>(
    `SELECT v.key, v.value, v.at, e.value AS current
     FROM entry_revision v LEFT JOIN entry e ON e.room_id = v.room_id AND e.key = v.key
     WHERE v.room_id = $1 AND ${condition} ORDER BY v.seq, v.ordinal`,
    [roomId, ...values],
  )
  const histories = new Map<string, EntryHistory>()
  for (const { current, ...revision } of rows) {
    const history = histories.get(revision.key) ?? { current: current ?? undefined, revisions: [] }
    history.revisions.push(revision)
    histories.set(revision.key, history)
  }
  return histories
}
