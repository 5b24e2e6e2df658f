import { pool } from '@/lib/db/client.ts'
import type { NextEpoch } from './epoch.ts'
import { encodeUprooted } from './uprooted.ts'

const keep = `kept AS (
       INSERT INTO room_snapshot (room_id, seq, bytes) SELECT id, $3, $4 FROM room_now
       ON CONFLICT (room_id) DO UPDATE SET seq = excluded.seq, bytes = excluded.bytes
     ), gone AS (
       DELETE FROM room_update u USING room_now r WHERE u.room_id = r.id AND u.seq <= $3
     )
     SELECT id FROM room_now`

/**
 * Puts a snapshot in place of the log up to `seq`. False where somebody else has written one meanwhile; then nothing
 * changes. With the log go the words that were taken back since.
 */
export async function writeSnapshot(roomId: string, from: number, seq: number, bytes: Uint8Array): Promise<boolean> {
  const { rowCount } = await pool().query(
    `WITH room_now AS (
       UPDATE room SET snap_seq = $3 WHERE id = $1 AND snap_seq = $2 AND head >= $3 RETURNING id
     ), ${keep}`,
    [roomId, from, seq, Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)],
  )
  return rowCount === 1
}

/**
 * Begins the epoch after `epoch` with the doc in `update`, which holds the log up to `seq`. False, and nothing changes,
 * where anything was committed or written down meanwhile. Whoever judged an update in the epoch before cannot commit it.
 */
export async function writeEpoch(roomId: string, epoch: number, from: number, seq: number, { update, uprooted }: NextEpoch): Promise<boolean> {
  const { rowCount } = await pool().query(
    `WITH room_now AS (
       UPDATE room SET snap_seq = $3, epoch = epoch + 1, uprooted = $6 WHERE id = $1 AND snap_seq = $2 AND head = $3 AND epoch = $5 RETURNING id
     ), ${keep}`,
    [roomId, from, seq, Buffer.from(update.buffer, update.byteOffset, update.byteLength), epoch, Buffer.from(encodeUprooted(uprooted))],
  )
  return rowCount === 1
}
