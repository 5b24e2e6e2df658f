import { pool } from '@/lib/db/client.ts'
import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'

/** What may change of a room without this process having done it. */
export interface RoomHead {
  id: string
  head: number
  epoch: number
  /** What its layer hides; null where it is no layer's. */
  hiding: LayerHiding | null
}

export async function readHeads(roomIds: string[]): Promise<RoomHead[]> {
  if (roomIds.length === 0) return []
  const { rows } = await pool().query<{ id: string; head: string; epoch: number; hiding: LayerHiding['hiding'] | null; revealAt: Date | null }>(
    `SELECT r.id, r.head, r.epoch, l.hiding::text AS hiding, l.reveal_at AS "revealAt"
     FROM room r LEFT JOIN layer l ON l.room_id = r.id WHERE r.id = ANY($1::text[])`, [roomIds])
  return rows.map(({ id, head, epoch, hiding, revealAt }) => ({ id, head: Number(head), epoch, hiding: hiding && { hiding, revealAt } }))
}
