import type { Pool, PoolClient } from 'pg'

/** What a room's log has beyond what a process has. */
export interface News {
  head: number
  /** The log begins after it: where it is beyond what was asked for, `updates` lacks something. */
  snapSeq: number
  epoch: number
  updates: LoggedUpdate[]
}

export interface LoggedUpdate {
  seq: number
  handle: string
  bytes: Uint8Array
}

export const noRoom = (roomId: string) => new Error(`There is no room ${roomId} any more.`)

/** Reads a room's log after `since`, at one moment. Throws where there is no such room any more. */
export async function readNews(on: Pool | PoolClient, roomId: string, since: number): Promise<News> {
  const { rows } = await on.query<{ head: string; snapSeq: string; epoch: number; seq: string | null; handle: string; bytes: Buffer }>(
    `SELECT r.head, r.snap_seq AS "snapSeq", r.epoch, u.seq, u.handle, u.bytes
     FROM room r LEFT JOIN room_update u ON u.room_id = r.id AND u.seq > $2 WHERE r.id = $1 ORDER BY u.seq`, [roomId, since])
  const [first] = rows
  if (first === undefined) throw noRoom(roomId)
  const updates = rows.flatMap(({ seq, handle, bytes }) => (seq === null ? [] : [{ seq: Number(seq), handle, bytes }]))
  return { head: Number(first.head), snapSeq: Number(first.snapSeq), epoch: first.epoch, updates }
}
