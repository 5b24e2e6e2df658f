import type { Role } from '@/lib/domain/course/policy.ts'
import { rolesThatMay } from '@/lib/domain/course/policy.ts'
import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { pool } from './client.ts'

/** What a person may do in a room. */
export interface RoomAccess extends LayerHiding {
  roomId: string
  layerId: string
  readingId: string
  courseId: string
  userId: string
  /** The person's name in this layer. */
  handle: string
  role: Role
  mayWrite: boolean
}

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

/**
 * Rows (RoomAccess) of everyone who may enter a room now: the one statement that decides, used on upgrade,
 * when rights change, and inside every commit. Parameters $1 staff roles, $2 writing roles; the caller adds its condition.
 */
export const roomAccessSql = `
  SELECT l.room_id AS "roomId", l.id AS "layerId", l.reading_id AS "readingId", r.course_id AS "courseId",
         m.user_id AS "userId", h.handle AS "handle", m.role::text AS "role",
         (l.kind = 'private' OR m.role::text = ANY($2::text[])) AS "mayWrite",
         l.hiding::text AS "hiding", l.reveal_at AS "revealAt"
  FROM layer l
  JOIN reading r ON r.id = l.reading_id
  JOIN membership m ON m.course_id = r.course_id AND m.ended_at IS NULL
  JOIN layer_handle h ON h.layer_id = l.id AND h.user_id = m.user_id
  WHERE ${layerVisibleSql}`

/** The first two parameters of `roomAccessSql`. */
export const roomAccessRoles = (): [string[], string[]] => [rolesThatMay('group:read-all'), rolesThatMay('layer:write')]

/** What `userId` may do in `roomId` now, or null where there is no such room for them. */
export async function findRoomAccess(userId: string, roomId: string): Promise<RoomAccess | null> {
  const { rows } = await pool().query<RoomAccess>(`${roomAccessSql} AND l.room_id = $3 AND m.user_id = $4`, [...roomAccessRoles(), roomId, userId])
  return rows[0] ?? null
}
