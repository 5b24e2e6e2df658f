import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { handleOf } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import { toRow } from '../batch.ts'
import type { EntryRow } from '../commit.ts'
import { hasPending } from '../load.ts'
import { isHidden } from '../moderated.ts'
import { placeOfItem } from '../judge/place.ts'
import type { StoredRoom } from './stored-room.ts'

/** What a room's snapshot and log say that its rows must be. */
export interface Rebuilt {
  entries: Map<string, EntryRow>
  /** Whose each client id that has written is. */
  owners: Map<number, string>
}

/** The log cannot be read through; nothing can be said of the rows. Each a sentence. */
export interface Broken {
  faults: string[]
}

/** Builds the doc from the snapshot and the log, one update after another, and reads from it what the rows must be. */
export function rebuild(stored: StoredRoom): Rebuilt | Broken {
  const faults = findFaults(stored)
  if (faults.length > 0) return { faults }
  const doc = new Y.Doc()
  const map = doc.getMap<EntryValue>(entriesRoot)
  doc.getMap(moderationRoot)
  try {
    if (stored.snapshot !== null) Y.applyUpdate(doc, stored.snapshot.bytes)
    const touched = new Map<string, number>()
    let seq = stored.snapSeq
    map.observe(({ keysChanged }: Y.YMapEvent<EntryValue>) => {
      for (const key of keysChanged) if (typeof key === 'string') touched.set(key, seq)
    })
    for (const update of stored.updates) {
      seq = update.seq
      Y.applyUpdate(doc, update.bytes)
      if (hasPending(doc)) return { faults: [`update ${seq} builds on something that is not in the log`] }
    }
    if (hasPending(doc)) return { faults: ['the snapshot builds on something that it does not hold'] }
    return { entries: readEntries(doc, touched, stored), owners: readOwners(doc) }
  } catch (error) {
    return { faults: [`the snapshot or the log cannot be read: ${error instanceof Error ? error.message : String(error)}`] }
  } finally {
    doc.destroy()
  }
}

function findFaults({ head, snapSeq, snapshot, updates }: StoredRoom): string[] {
  const faults: string[] = []
  if (snapSeq > 0 && snapshot === null) faults.push(`the snapshot of update ${snapSeq} is missing`)
  if (snapshot !== null && snapshot.seq !== snapSeq) faults.push(`the snapshot covers update ${snapshot.seq}, the room says ${snapSeq}`)
  const present = updates.map(({ seq }) => seq)
  const early = present.filter((seq) => seq <= snapSeq)
  if (early.length > 0) faults.push(`${early.length} updates up to ${early.at(-1)} lie beside the snapshot that holds them`)
  let expected = snapSeq + 1
  for (const seq of present.slice(early.length)) {
    if (seq > expected) faults.push(span(expected, seq - 1))
    expected = seq + 1
  }
  if (expected - 1 < head) faults.push(`${span(expected, head)}, the last the room counts`)
  if (expected - 1 > head) faults.push(`the log goes up to ${expected - 1}, the room counts ${head}`)
  return faults
}

const span = (from: number, to: number) => (from === to ? `update ${from} is missing from the log` : `updates ${from} to ${to} are missing from the log`)

function readEntries(doc: Y.Doc, touched: Map<string, number>, stored: StoredRoom): Map<string, EntryRow> {
  const entries = new Map<string, EntryRow>()
  for (const [key, value] of doc.getMap<EntryValue>(entriesRoot).entries()) entries.set(key, toRow(key, value, touched.get(key) ?? seqWithin(stored, key), isHidden(doc, key)))
  return entries
}

/**
 * When an entry got its value, where the snapshot holds that. Only its history still tells, and a value that was deleted
 * beside it leaves none there: a row may be later than that, not earlier and not after the snapshot.
 */
function seqWithin({ snapSeq, revised, entries }: StoredRoom, key: string): number {
  const earliest = Math.min(revised.get(key) ?? 1, snapSeq)
  const seq = entries.get(key)?.seq
  return seq !== undefined && seq >= earliest && seq <= snapSeq ? seq : earliest
}

/** Every entry of a client is its owner's, also what was deleted. Of a client that an epoch left nothing of, only the rows tell. */
function readOwners(doc: Y.Doc): Map<number, string> {
  const owners = new Map<number, string>()
  for (const [client, structs] of doc.store.clients) {
    const item = structs.find((struct) => struct instanceof Y.Item && placeOfItem(doc, struct)?.root === entriesRoot)
    if (item instanceof Y.Item && item.parentSub !== null) owners.set(client, handleOf(item.parentSub))
  }
  return owners
}
