import { rolesThatMay } from '@/lib/domain/course/policy.ts'
import { pool } from './client.ts'
import type { RoomAccess } from './room-access.ts'

/**
 * Whether an entry `e` of a layer `l` is for the eyes of the person with `handle` in it (SQL expressions, as is `staff`):
 * their own, or one that neither its layer nor a moderator hides from them. As server/sync/visibility.ts has it: what opens
 * a layer is a note in words, also one that was taken back.
 */
export const entryReadableSql = (handle: string, staff: string) => `(e.handle = ${handle} OR ${staff} OR (NOT e.is_hidden AND (
       l.hiding = 'nothing' OR l.reveal_at <= now()
       OR (l.hiding = 'until_written' AND EXISTS (SELECT 1 FROM entry own WHERE own.room_id = e.room_id AND own.handle = ${handle}
         AND ((own.kind = 'annotation' AND own.value->>'body' ~ '\\S') OR (own.kind = 'withdrawal' AND own.value ? 'target')))))))`

/** Whether somebody who may enter a room may read the entry at `key`: their own, or one that neither its layer nor a moderator hides from them. */
export async function mayReadEntry({ room, roomId, handle, role }: RoomAccess, key: string): Promise<boolean> {
  const from = room === 'layer' ? `entry e JOIN layer l ON l.room_id = e.room_id` : `entry e`
  const readable = room === 'layer' ? entryReadableSql('$3', '$4') : `(e.handle = $3 OR $4 OR NOT e.is_hidden)`
  const { rowCount } = await pool().query(
    `SELECT 1 FROM ${from} WHERE e.room_id = $1 AND e.key = $2 AND ${readable}`,
    [roomId, key, handle, rolesThatMay('layer:moderate').includes(role)],
  )
  return rowCount === 1
}
