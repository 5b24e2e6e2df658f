import * as Y from 'yjs'
import { handleOf } from '@/lib/domain/annotation/entry.ts'
import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import type { StoredRoom } from './read-room.ts'
import { readRoom } from './read-room.ts'
import type { UprootedValue } from './uprooted.ts'
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

/** Reads a room and makes its doc. Null where there is no such room. Throws where the log has a hole or does not fit together. */
export async function loadRoom(roomId: string): Promise<LoadedRoom | null> {
  const stored = await readRoom(roomId)
  return stored === null ? null : buildRoom(roomId, stored)
}

/** Makes a room's doc. What is in the log was judged when it came and is not judged again. Throws as `loadRoom`. */
export function buildRoom(roomId: string, { snapshot, frame, updates, owners, head, snapSeq, epoch, uprooted, hiding }: StoredRoom): LoadedRoom {
  const doc = new Y.Doc()
  doc.getMap(entriesRoot)
  doc.getMap(moderationRoot)
  if (snapshot !== null) Y.applyUpdate(doc, snapshot)
  const isTakingBack = doc.transact((transaction) => {
    for (const bytes of updates) Y.applyUpdate(doc, bytes)
    return takesBackWords(transaction)
  })
  if (snapSeq + updates.length !== head || (snapSeq > 0) !== (snapshot !== null)) throw new Error(`The log of room ${roomId} has a hole.`)
  if (hasPending(doc)) throw new Error(`The log of room ${roomId} does not fit together.`)
  const clientsOf = new Map<string, number>()
  for (const handle of owners.values()) addCount(clientsOf, handle, 1)
  const entriesOf = new Map<string, number>()
  for (const key of doc.getMap(entriesRoot)._map.keys()) addCount(entriesOf, handleOf(key), 1)
  return { doc, source: isTakingBack ? null : { frame, updates }, head, snapSeq, epoch, uprooted, hiding, owners, clientsOf, entriesOf }
}

/** Whether something waits in `doc` for what it builds on. In a room's doc nothing ever may. */
export const hasPending = (doc: Y.Doc) => doc.store.pendingStructs !== null || doc.store.pendingDs !== null

export const addCount = (counts: Map<string, number>, name: string, more: number) => counts.set(name, (counts.get(name) ?? 0) + more)
