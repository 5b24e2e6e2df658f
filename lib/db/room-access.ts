import type { RoomKind } from '@/lib/domain/annotation/entry-kinds.ts'
import type { Role } from '@/lib/domain/course/policy.ts'
import { rolesThatMay } from '@/lib/domain/course/policy.ts'
import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { pool } from './client.ts'

/** What a room is the room of. */
export type RoomOwner =
  | { room: Extract<RoomKind, 'layer'>; layerId: string; readingId: string }
  | { room: Extract<RoomKind, 'debate'>; layerId: null; readingId: null }

/** What a person may do in a room. */
export type RoomAccess = LayerHiding & RoomOwner & {
  roomId: string
  courseId: string
  userId: string
  /** The person's name in this room. */
  handle: string
  role: Role
  mayWrite: boolean
}

export type LayerAccess = Extract<RoomAccess, { room: 'layer' }>

/**
 * Which layers (`l`) of a reading (`r`) a member (`m`) sees. $1 staff roles. A private layer is its owner's alone.
 * A group's layer is its members' and the staff's. Students and observers see nothing of a reading that has not opened yet.
 */
export const layerVisibleSql = `(l.kind = 'course'
      OR (l.kind = 'private' AND l.owner_id = m.user_id)
      OR (l.kind = 'group' AND (m.role::text = ANY($1::text[])
          OR EXISTS (SELECT 1 FROM group_member g WHERE g.group_id = l.group_id AND g.membership_id = m.id))))
    AND (m.role::text = ANY($1::text[])
      OR NOT EXISTS (SELECT 1 FROM assignment a WHERE a.reading_id = r.id AND a.opens_at > now()))`

/** Rows (LayerAccess) of everyone who may enter a layer's room now. Parameters $1 staff roles, $2 writing roles; the caller adds its condition. */
export const layerAccessSql = `
  SELECT l.room_id AS "roomId", 'layer' AS "room", l.id AS "layerId", l.reading_id AS "readingId", r.course_id AS "courseId",
         m.user_id AS "userId", h.handle AS "handle", m.role::text AS "role",
         (l.kind = 'private' OR m.role::text = ANY($2::text[])) AS "mayWrite",
         l.hiding::text AS "hiding", l.reveal_at AS "revealAt"
  FROM layer l
  JOIN reading r ON r.id = l.reading_id
  JOIN membership m ON m.course_id = r.course_id AND m.ended_at IS NULL
  JOIN room_handle h ON h.room_id = l.room_id AND h.user_id = m.user_id
  WHERE ${layerVisibleSql}`

/** The same for a debate (`d`): every member of its course reads it; while it is open, those who write in layers write. It hides nothing. */
const debateAccessSql = `
  SELECT d.room_id, 'debate', NULL, NULL, d.course_id, m.user_id, h.handle, m.role::text,
         (d.closed_at IS NULL AND m.role::text = ANY($2::text[])), 'nothing', NULL::timestamptz
  FROM debate d
  JOIN membership m ON m.course_id = d.course_id AND m.ended_at IS NULL
  JOIN room_handle h ON h.room_id = d.room_id AND h.user_id = m.user_id
  WHERE true`

/**
 * Rows (RoomAccess) of everyone who may enter a room now: the one statement that decides, used on upgrade, when rights
 * change, and inside every commit. Parameters $1 staff roles, $2 writing roles. `condition` says which rooms
 * (`h.room_id`) and whom (`m.user_id`); it stands in both halves, so that each is found by indexes, first the room, then the members asked for.
 */
export const roomAccessSql = (condition: string) => `${layerAccessSql} AND ${condition} UNION ALL ${debateAccessSql} AND ${condition}`

/** The first two parameters of `roomAccessSql`. */
export const roomAccessRoles = (): [string[], string[]] => [rolesThatMay('group:read-all'), rolesThatMay('layer:write')]

/** What `userId` may do in `roomId` now, or null where there is no such room for them. */
export async function findRoomAccess(userId: string, roomId: string): Promise<RoomAccess | null> {
  const { rows } = await pool().query<RoomAccess>(roomAccessSql('h.room_id = $3 AND m.user_id = $4'), [...roomAccessRoles(), roomId, userId])
  return rows[0] ?? null
}

/** Of which layer or debate it is the room, and of which course; null where there is no such room. For the server's own writing. */
export async function findRoomOwner(roomId: string): Promise<(RoomOwner & { courseId: string }) | null> {
  const { rows } = await pool().query<RoomOwner & { courseId: string }>(
    `SELECT 'layer' AS room, l.id AS "layerId", l.reading_id AS "readingId", r.course_id AS "courseId" FROM layer l JOIN reading r ON r.id = l.reading_id WHERE l.room_id = $1
     UNION ALL SELECT 'debate', NULL, NULL, d.course_id FROM debate d WHERE d.room_id = $1`, [roomId])
  return rows[0] ?? null
}
