import { pool } from '@/lib/db/client.ts'
import type { Hiding, LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { moderationRoot } from '@/lib/domain/layer/wire.ts'
import { step2Frame } from './frames.ts'
import type { UprootedValue } from './uprooted.ts'
import { decodeUprooted } from './uprooted.ts'

/** A room as its rows say. */
export interface StoredRoom {
  /** Sequence numbers of the last update, and of the last that the snapshot covers. */
  head: number
  snapSeq: number
  /** How often the doc was made anew, and what that has uprooted. */
  epoch: number
  uprooted: readonly UprootedValue[]
  hiding: LayerHiding
  snapshot: Uint8Array | null
  /** The snapshot, as the answer to who asks for all there is. */
  frame: Uint8Array | null
  /** Whether the snapshot has anything by which moderators hide entries. */
  isModerated: boolean
  /** The log after the snapshot. */
  updates: Uint8Array[]
  /** Whose each client id is. */
  owners: Map<number, string>
}

/** The root's name as an update has it, after its length: whatever is said in it builds on an item that names it. */
const moderationName = Buffer.from([moderationRoot.length, ...Buffer.from(moderationRoot)])

/** Reads a room: its snapshot and the log after it, at one moment. Null where there is no such room. */
export async function readRoom(roomId: string): Promise<StoredRoom | null> {
  const client = await pool().connect()
  let broken: Error | undefined
  try {
    await client.query('BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY')
    const room = await client.query<{ head: string; snapSeq: string; epoch: number; uprooted: Buffer | null; hiding: Hiding | null; revealAt: Date | null; snapshot: Buffer | null }>(
      `SELECT r.head, r.snap_seq AS "snapSeq", r.epoch, r.uprooted, l.hiding::text AS hiding, l.reveal_at AS "revealAt", s.bytes AS snapshot FROM room r
       LEFT JOIN layer l ON l.room_id = r.id
       LEFT JOIN room_snapshot s ON s.room_id = r.id AND s.seq = r.snap_seq WHERE r.id = $1`, [roomId])
    const updates = await client.query<{ bytes: Buffer }>(
      'SELECT u.bytes FROM room_update u JOIN room r ON r.id = u.room_id WHERE u.room_id = $1 AND u.seq > r.snap_seq ORDER BY u.seq', [roomId])
    const clients = await client.query<{ client: string; handle: string }>('SELECT client, handle FROM room_client WHERE room_id = $1', [roomId])
    await client.query('COMMIT')
    const [found] = room.rows
    if (found === undefined) return null
    return {
      head: Number(found.head),
      snapSeq: Number(found.snapSeq),
      epoch: found.epoch,
      uprooted: found.uprooted === null ? [] : decodeUprooted(found.uprooted),
      hiding: { hiding: found.hiding ?? 'nothing', revealAt: found.revealAt },
      snapshot: found.snapshot,
      frame: found.snapshot === null ? null : step2Frame(found.snapshot),
      isModerated: found.snapshot?.includes(moderationName) === true,
      updates: updates.rows.map(({ bytes }) => bytes),
      owners: new Map(clients.rows.map(({ client: id, handle }) => [Number(id), handle])),
    }
  } catch (error) {
    broken = error instanceof Error ? error : new Error(String(error))
    throw error
  } finally {
    // A connection that failed midway is not used again.
    client.release(broken)
  }
}
