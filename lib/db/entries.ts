import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { rolesThatMay } from '@/lib/domain/course/policy.ts'
import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import { pool } from './client.ts'
import { entryReadableSql } from './entry-visibility.ts'
import { layerVisibleSql } from './room-access.ts'

/** Reads the rooms' projection (table `entry`), never more of it than the asking person (member `m`) sees. */
const visible = `
  JOIN layer l ON l.room_id = e.room_id
  JOIN reading r ON r.id = l.reading_id
  JOIN membership m ON m.course_id = r.course_id AND m.ended_at IS NULL AND m.user_id = $2 AND ${layerVisibleSql}
  LEFT JOIN room_handle seer ON seer.room_id = l.room_id AND seer.user_id = $2`

/** Whether that person may read entry `e`. */
const readable = `(${entryReadableSql('seer.handle', 'm.role::text = ANY($1::text[])')}) IS TRUE`

export interface SlotCount { versionId: string; slot: number; notes: number; mine: number }

/** How many notes, those of other versions where they were placed, begin in each of `slots` equal stretches of a version `length` code units long. Empty stretches have no row. */
export async function countNotes(userId: string, versions: { id: string; length: number; slots: number }[]): Promise<SlotCount[]> {
  const { rows } = await pool().query<SlotCount>(
    `SELECT v.id AS "versionId", least(at.start::bigint * v.slots / greatest(v.length, 1), v.slots - 1)::int AS slot,
            count(*)::int AS notes, (count(*) FILTER (WHERE h.user_id = $2))::int AS mine
     FROM unnest($3::text[], $4::int[], $5::int[]) AS v(id, length, slots)
     JOIN reading_version rv ON rv.id = v.id
     JOIN layer vl ON vl.reading_id = rv.reading_id
     JOIN entry e ON e.room_id = vl.room_id AND e.kind = 'annotation'
     LEFT JOIN placement p ON p.version_id = v.id AND p.room_id = e.room_id AND p.key = e.key
     JOIN LATERAL (SELECT CASE WHEN e.version_id = v.id THEN e.start ELSE p.start END AS start) at ON at.start IS NOT NULL
     ${visible}
     LEFT JOIN room_handle h ON h.handle = e.handle
     WHERE ${readable}
     GROUP BY 1, 2`,
    [rolesThatMay('group:read-all'), userId, versions.map((v) => v.id), versions.map((v) => v.length), versions.map((v) => v.slots)],
  )
  return rows
}

export interface Answer { authorId: string; authorName: string; stance: string; body: string; readingId: string; readingTitle: string; thread: string; at: Date }

/** Others' replies to the person's own notes of a course, newest first, after which the person has not written in that thread. */
export async function listUnanswered(userId: string, courseId: string, limit: number): Promise<Answer[]> {
  const { rows } = await pool().query<Answer>(
    `SELECT u.id AS "authorId", u.name AS "authorName", e.value->>'stance' AS stance, e.value->>'body' AS body,
            r.id AS "readingId", r.title AS "readingTitle", note.key AS thread, e.arrived_at AS at
     FROM entry e ${visible}
     JOIN room_handle own ON own.room_id = l.room_id AND own.user_id = $2
     JOIN entry note ON note.room_id = e.room_id AND note.key = e.value->>'thread' AND note.kind = 'annotation' AND note.handle = own.handle
     JOIN room_handle h ON h.handle = e.handle AND h.user_id <> $2
     JOIN "user" u ON u.id = h.user_id
     WHERE e.kind = 'reply' AND r.course_id = $3 AND ${readable}
       AND NOT EXISTS (SELECT 1 FROM entry later WHERE later.room_id = e.room_id AND later.handle = own.handle AND later.kind = 'reply'
                         AND later.value->>'thread' = note.key AND later.arrived_at > e.arrived_at)
     ORDER BY e.arrived_at DESC, e.key LIMIT $4`,
    [rolesThatMay('group:read-all'), userId, courseId, limit],
  )
  return rows
}

export interface ThreadEntry {
  key: string
  roomId: string
  kind: LayerKind
  groupName: string | null
  value: EntryValue
  versionId: string | null
  start: number | null
  end: number | null
  arrivedAt: Date
  authorName: string
  mine: boolean
}

/**
 * The person's own notes of a reading in every layer they ever wrote in, and the replies in those of the threads that
 * they see now, in the order of arrival. Whether the reading is open to them is the caller's to say.
 */
export async function listOwnThreads(userId: string, readingId: string): Promise<ThreadEntry[]> {
  const { rows } = await pool().query<ThreadEntry>(
    `SELECT e.key, e.room_id AS "roomId", l.kind::text AS kind, g.name AS "groupName", e.value, e.version_id AS "versionId", e.start, e."end",
            e.arrived_at AS "arrivedAt", u.name AS "authorName", u.id = $2 AS mine
     FROM entry e
     JOIN layer l ON l.room_id = e.room_id
     JOIN reading r ON r.id = l.reading_id
     JOIN membership m ON m.course_id = r.course_id AND m.ended_at IS NULL AND m.user_id = $2
     JOIN room_handle h ON h.handle = e.handle
     JOIN "user" u ON u.id = h.user_id
     LEFT JOIN room_handle seer ON seer.room_id = l.room_id AND seer.user_id = $2
     LEFT JOIN "group" g ON g.id = l.group_id
     WHERE r.id = $3 AND (
       (e.kind = 'annotation' AND u.id = $2)
       OR (e.kind = 'reply' AND ${layerVisibleSql} AND ${readable} AND EXISTS (
         SELECT 1 FROM entry note JOIN room_handle nh ON nh.handle = note.handle AND nh.user_id = $2
         WHERE note.room_id = e.room_id AND note.key = e.value->>'thread' AND note.kind = 'annotation')))
     ORDER BY e.arrived_at, e.key`,
    [rolesThatMay('group:read-all'), userId, readingId],
  )
  return rows
}
