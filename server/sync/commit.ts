import type { Pool, PoolClient } from 'pg'
import { DatabaseError } from 'pg'
import { commitPool } from '@/lib/db/client.ts'
import { roomAccessRoles, roomAccessSql } from '@/lib/db/room-access.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { rolesThatMay } from '@/lib/domain/course/policy.ts'

/** A room's current value at a key, as the projection keeps it. */
export interface EntryRow {
  key: string
  handle: string
  kind: EntryValue['kind']
  value: EntryValue
  versionId: string | null
  start: number | null
  end: number | null
  /** A moderator has hidden it from all but its author and the moderators. */
  isHidden: boolean
  /** Of the update that gave the entry this value. */
  seq: number
}

/** What one batch adds to a room. */
export interface Commit {
  roomId: string
  /** What the room's head must be for the batch to count. */
  head: number
  /** The epoch its updates were judged in: what they build on may be gone in another. */
  epoch: number
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
  /** Entries that were hidden or shown, beside those in `entries`. */
  moderated: { key: string; hidden: boolean }[]
  /** Who must still have a right to the room, and whether to write in it or to hide what others wrote. */
  members: { userId: string; write: boolean; moderate: boolean }[]
  /** Sessions that must not have ended. */
  sessions: string[]
  /** When it arrived; now, where null. */
  at: Date | null
}

const accessRoles = roomAccessRoles()
const moderators = rolesThatMay('layer:moderate')

/** Milliseconds after which a commit's outcome counts as unknown. */
const patience = 15_000

/**
 * One statement, so one transaction and one way to the database: nothing of it counts unless the room's head is what
 * this process thinks, everyone still has their right, and every session is still open. The row lock on `room`
 * makes sequence numbers the order in which updates become visible.
 */
const statement = `
WITH access AS (${roomAccessSql('h.room_id = $3 AND m.user_id = ANY($4::text[])')}),
room_now AS (
  UPDATE room SET head = head + $6::int
  WHERE id = $3 AND head = $7::bigint AND epoch = $18::int
    AND NOT EXISTS (
      SELECT 1 FROM unnest($4::text[], $5::boolean[], $19::boolean[]) AS need(user_id, write, moderate)
      WHERE NOT EXISTS (SELECT 1 FROM access a WHERE a."userId" = need.user_id
        AND (a."mayWrite" OR NOT need.write) AND (a."role" = ANY($20::text[]) OR NOT need.moderate)))
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
), hidden AS (
  UPDATE entry e SET is_hidden = h.hidden FROM room_now r, unnest($21::text[], $22::boolean[]) AS h(key, hidden) WHERE e.room_id = r.id AND e.key = h.key
), gone AS (
  DELETE FROM entry e USING room_now r WHERE e.room_id = r.id AND e.key = ANY($17::text[])
), revised AS (
  INSERT INTO entry_revision (room_id, seq, ordinal, key, value, at)
  SELECT r.id, v.seq, v.ordinal, v.key, nullif(v.value, 'null'::jsonb), coalesce($15::timestamptz, now())
  FROM room_now r, jsonb_to_recordset($14::jsonb) AS v(seq bigint, ordinal int, key text, value jsonb)
), projected AS (
  INSERT INTO entry (room_id, key, handle, kind, value, version_id, start, "end", seq, is_hidden, arrived_at, updated_at)
  SELECT r.id, e.key, e.handle, e.kind, e.value, e."versionId", e.start, e."end", e.seq, e."isHidden",
         coalesce($15::timestamptz, now()), coalesce($15::timestamptz, now())
  FROM room_now r, jsonb_to_recordset($13::jsonb)
    AS e(key text, handle text, kind text, value jsonb, "versionId" text, start int, "end" int, seq bigint, "isHidden" boolean)
  ON CONFLICT (room_id, key) DO UPDATE SET kind = excluded.kind, value = excluded.value, version_id = excluded.version_id,
    start = excluded.start, "end" = excluded."end", seq = excluded.seq, is_hidden = excluded.is_hidden, updated_at = excluded.updated_at
)
SELECT FROM room_now`

/**
 * Makes a batch durable. False where it does not count, and nothing was written: the head has moved, a right was lost
 * or a session ended, or a client id has become somebody's. Throws where the outcome is unknown or Postgres failed; then
 * the room must be loaded anew. Over a connection in a transaction, it is durable once that is committed.
 */
export async function commitBatch(c: Commit, on: Pool | PoolClient = commitPool()): Promise<boolean> {
  const query = {
    name: 'room-commit',
    text: statement,
    query_timeout: patience,
    values: [
      ...accessRoles, c.roomId,
      c.members.map(({ userId }) => userId), c.members.map(({ write }) => write),
      c.updates.length, c.head, c.sessions,
      c.claims.map(({ client }) => client), c.claims.map(({ handle }) => handle),
      c.updates.map(({ handle }) => handle), c.updates.map(({ bytes }) => Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)),
      JSON.stringify(c.entries), JSON.stringify(c.revisions), c.at, c.purged, c.deleted,
      c.epoch, c.members.map(({ moderate }) => moderate), moderators,
      c.moderated.map(({ key }) => key), c.moderated.map(({ hidden }) => hidden),
    ],
  }
  try {
    const { rowCount } = await inTime(on.query(query))
    return rowCount === 1
  } catch (error) {
    // Claimed by another process, in a commit that brought nothing else: Postgres has undone the whole statement.
    if (isTaken(error)) return false
    throw error
  }
}

const uniqueViolation = '23505'
const isTaken = (error: unknown) => error instanceof DatabaseError && error.code === uniqueViolation && error.table === 'room_client'

/** Throws where Postgres does not answer in time; also where no connection can be had. */
export async function inTime<T>(work: Promise<T>): Promise<T> {
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
