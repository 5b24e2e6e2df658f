import { pool } from '@/lib/db/client.ts'
import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'

/** What may change of a room without this process having done it. */
export interface RoomHead {
  id: string
  head: number
  epoch: number
  hiding: LayerHiding
}

export async function readHeads(roomIds: string[]): Promise<RoomHead[]> {
  if (roomIds.length === 0) return []
  const { rows } = await pool().query<{ id: string; head: string; epoch: number; hiding: LayerHiding['hiding']; revealAt: Date | null }>(
    `SELECT r.id, r.head, r.epoch, l.hiding::text AS hiding, l.reveal_at AS "revealAt"
     FROM room r JOIN layer l ON l.room_id = r.id WHERE r.id = ANY($1::text[])`, [roomIds])
  return rows.map(({ id, head, epoch, hiding, revealAt }) => ({ id, head: Number(head), epoch, hiding: { hiding, revealAt } }))
}
