import { pino } from 'pino'
import * as Y from 'yjs'
import { findRoomOwner } from '@/lib/db/room-access.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'
import { Cluster } from './cluster/cluster.ts'
import { defaultLimits } from './limits.ts'
import { RoomRegistry } from './room-registry.ts'

export interface EntriesToWrite {
  roomId: string
  /** The writer's name in that room. */
  handle: string
  entries: { key: string; value: EntryValue }[]
  /** When they arrived; now, where absent. */
  at?: Date
}

/**
 * Writes one person's entries into a room as a client of theirs would: a real update, judged, committed and projected,
 * under a client id of its own. For what the server puts in itself, as the sample seminar. Throws a Refusal where an
 * entry breaks a rule, and an Error where there is no such room; then nothing is written. A server that has the room open
 * and whose `registry` is not given finds it in the log within seconds.
 */
export async function writeEntries(what: EntriesToWrite, registry?: RoomRegistry): Promise<void> {
  if (registry !== undefined) return writeInto(registry, what)
  const cluster = new Cluster({ bus: null })
  const own = new RoomRegistry({ log: pino({ level: 'silent' }), limits: defaultLimits, cluster, idleMs: 60_000, charge: () => undefined })
  try {
    await writeInto(own, what)
  } finally {
    await own.close()
    await cluster.close()
  }
}

async function writeInto(registry: RoomRegistry, { roomId, handle, entries, at }: EntriesToWrite): Promise<void> {
  const owner = await findRoomOwner(roomId)
  const room = owner && (await registry.open({ roomId, ...owner }))
  if (room === null) throw new Error(`There is no room ${roomId}.`)
  const doc = new Y.Doc()
  doc.transact(() => {
    for (const { key, value } of entries) doc.getMap(entriesRoot).set(key, value)
  })
  await room.write({ handle, mayWrite: true }, Y.encodeStateAsUpdate(doc), at ?? null)
}
