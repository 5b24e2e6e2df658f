import * as Y from 'yjs'
import { pool } from '@/lib/db/client.ts'
import { handleOf } from '@/lib/domain/annotation/entry.ts'
import type { Hiding, LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import type { UprootedValue } from './uprooted.ts'
import { decodeUprooted } from './uprooted.ts'
import type { Source } from './whole-state.ts'
import { takesBackWords } from './whole-state.ts'

/** A room as Postgres has it. */
export interface LoadedRoom {
  doc: Y.Doc
  /** What `doc` was made from: the snapshot, and the log after it; null where the log takes back words of the snapshot or of its own. */
  source: Source | null
  /** Sequence number of the last update in `doc`. */
  head: number
  /** Sequence number that the stored snapshot covers. */
  snapSeq: number
  /** How often the doc was made anew, and what that has uprooted. */
  epoch: number
  uprooted: readonly UprootedValue[]
  /** What its layer hides from those who do not lead the course. */
  hiding: LayerHiding
  /** Whose each client id is. */
  owners: Map<number, string>
  /** How many client ids and entries each person has. */
  clientsOf: Map<string, number>
  entriesOf: Map<string, number>
}

/**
 * Reads a room: its snapshot and the log after it, at one moment. What is in the log was judged when it came and is not
 * judged again. Null where there is no such room. Throws where the log has a hole or does not fit together.
 */
export async function loadRoom(roomId: string): Promise<LoadedRoom | null> {
  const rows = await readRows(roomId)
  if (rows === null) return null
  const doc = new Y.Doc()
  doc.getMap(entriesRoot)
  doc.getMap(moderationRoot)
  if (rows.snapshot !== null) Y.applyUpdate(doc, rows.snapshot)
  const isTakingBack = doc.transact((transaction) => {
    for (const bytes of rows.updates) Y.applyUpdate(doc, bytes)
    return takesBackWords(transaction)
  })
  if (rows.snapSeq + rows.updates.length !== rows.head || (rows.snapSeq > 0) !== (rows.snapshot !== null)) throw new Error(`The log of room ${roomId} has a hole.`)
  if (hasPending(doc)) throw new Error(`The log of room ${roomId} does not fit together.`)
  const clientsOf = new Map<string, number>()
  for (const handle of rows.owners.values()) addCount(clientsOf, handle, 1)
  const entriesOf = new Map<string, number>()
  for (const key of doc.getMap(entriesRoot)._map.keys()) addCount(entriesOf, handleOf(key), 1)
  return { doc, source: isTakingBack ? null : rows, head: rows.head, snapSeq: rows.snapSeq, epoch: rows.epoch, uprooted: rows.uprooted, hiding: rows.hiding, owners: rows.owners, clientsOf, entriesOf }
}

/** Whether something waits in `doc` for what it builds on. In a room's doc nothing ever may. */
export const hasPending = (doc: Y.Doc) => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

export const addCount = (counts: Map<string, number>, name: string, more: number) => counts.set(name, (counts.get(name) ?? 0) + more)

async function readRows(roomId: string) {
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
