import { pool } from '@/lib/db/client.ts'
import { roomAccessRoles, roomAccessSql } from '@/lib/db/room-access.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'

/** A room's current value at a key, as the projection keeps it. */
export interface EntryRow {
  key: string
  handle: string
  kind: EntryValue['kind']
  value: EntryValue
  versionId: string | null
  start: number | null
  end: number | null
  /** Of the update that gave the entry this value. */
  seq: number
}

/** What one batch adds to a room. */
export interface Commit {
  roomId: string
  /** What the room's head must be for the batch to count. */
  head: number
  /** In order: they get the sequence numbers after `head`. */
  updates: { handle: string; bytes: Uint8Array }[]
  claims: { client: number; handle: string }[]
  entries: EntryRow[]
  /** Keys that have no value any more. */
  deleted: string[]
  /** Every accepted value; null where its words are taken back already. */
  revisions: { seq: number; ordinal: number; key: string; value: EntryValue | null }[]
  /** Keys whose earlier revisions lose their words: withdrawn or deleted by their author. */
  purged: string[]
  /** Who must still have a right to the room, and whether to write in it. */
  members: { userId: string; write: boolean }[]
  /** Sessions that must not have ended. */
  sessions: string[]
  /** When it arrived; now, where null. */
  at: Date | null
}

/** Milliseconds after which a commit's outcome counts as unknown. */
const patience = 15_000

/**
 * One statement, so one transaction and one way to the database: nothing of it counts unless the room's head is what
 * this process thinks, everyone still has their right, and every session is still open. The row lock on `room`
 * makes sequence numbers the order in which updates become visible.
 */
const statement = `
WITH access AS (${roomAccessSql} AND l.room_id = $3 AND m.user_id = ANY($4::text[])),
room_now AS (
  UPDATE room SET head = head + $6::int
  WHERE id = $3 AND head = $7::bigint
    AND NOT EXISTS (
      SELECT 1 FROM unnest($4::text[], $5::boolean[]) AS need(user_id, write)
      WHERE NOT EXISTS (SELECT 1 FROM access a WHERE a."userId" = need.user_id AND (a."mayWrite" OR NOT need.write)))
    AND NOT EXISTS (
      SELECT 1 FROM unnest($8::text[]) AS need(id)
      WHERE NOT EXISTS (SELECT 1 FROM session s WHERE s.id = need.id AND s.ended_at IS NULL AND s.expires_at > now()))
  RETURNING id, head
), claimed AS (
  INSERT INTO room_client (room_id, client, handle)
  SELECT r.id, c.client, c.handle FROM room_now r, unnest($9::bigint[], $10::text[]) AS c(client, handle)
), logged AS (
  INSERT INTO room_update (room_id, seq, handle, bytes, at)
  SELECT r.id, $7::bigint + u.ordinal, u.handle, u.bytes, coalesce($15::timestamptz, now())
  FROM room_now r, unnest($11::text[], $12::bytea[]) WITH ORDINALITY AS u(handle, bytes, ordinal)
), purged AS (
  UPDATE entry_revision v SET value = NULL FROM room_now r WHERE v.room_id = r.id AND v.key = ANY($16::text[]) AND v.value IS NOT NULL
), gone AS (
  DELETE FROM entry e USING room_now r WHERE e.room_id = r.id AND e.key = ANY($17::text[])
), revised AS (
  INSERT INTO entry_revision (room_id, seq, ordinal, key, value, at)
  SELECT r.id, v.seq, v.ordinal, v.key, nullif(v.value, 'null'::jsonb), coalesce($15::timestamptz, now())
  FROM room_now r, jsonb_to_recordset($14::jsonb) AS v(seq bigint, ordinal int, key text, value jsonb)
), projected AS (
  INSERT INTO entry (room_id, key, handle, kind, value, version_id, start, "end", seq, arrived_at, updated_at)
  SELECT r.id, e.key, e.handle, e.kind, e.value, e."versionId", e.start, e."end", e.seq,
         coalesce($15::timestamptz, now()), coalesce($15::timestamptz, now())
  FROM room_now r, jsonb_to_recordset($13::jsonb)
    AS e(key text, handle text, kind text, value jsonb, "versionId" text, start int, "end" int, seq bigint)
  ON CONFLICT (room_id, key) DO UPDATE SET kind = excluded.kind, value = excluded.value, version_id = excluded.version_id,
    start = excluded.start, "end" = excluded."end", seq = excluded.seq, updated_at = excluded.updated_at
)
SELECT head FROM room_now`

/**
 * Makes a batch durable. False where it does not count, and nothing was written: the head has moved, a right was lost
 * or a session ended. Throws where the outcome is unknown or Postgres failed; then the room must be loaded anew.
 */
export async function commitBatch(c: Commit): Promise<boolean> {
  const query = {
    name: 'room-commit',
    text: statement,
    query_timeout: patience,
    values: [
      ...roomAccessRoles(), c.roomId,
      c.members.map(({ userId }) => userId), c.members.map(({ write }) => write),
      c.updates.length, c.head, c.sessions,
      c.claims.map(({ client }) => client), c.claims.map(({ handle }) => handle),
      c.updates.map(({ handle }) => handle), c.updates.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
      JSON.stringify(c.entries), JSON.stringify(c.revisions), c.at, c.purged, c.deleted,
    ],
  }
  const { rowCount } = await inTime(pool().query(query))
  return rowCount === 1
}

/** Also where no connection can be had. */
async function inTime<T>(work: Promise<T>): Promise<T> {
  let timer: NodeJS.Timeout | undefined
  const late = new Promise<never>((_, reject) => {
    timer = setTimeout(() => reject(new Error('Postgres does not answer.')), patience + 1000)
  })
  try {
    return await Promise.race([work, late])
  } finally {
    clearTimeout(timer)
  }
}
