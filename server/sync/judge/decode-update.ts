import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import { ByteReader } from './byte-reader.ts'
import { Refusal } from './refusal.ts'

export interface ItemId {
  client: number
  clock: number
}

/** The roots of a layer's doc. */
export type Root = typeof entriesRoot | typeof moderationRoot

/** One struct of an update: a value or a deletion under a key of a root, or a range of which nothing is left. */
export interface DecodedItem {
  clock: number
  /** Clocks it takes: 1 for a value, more only for deletions. */
  length: number
  /** Nothing but clocks: what an epoch left of the past (Yjs's GC). */
  isGarbage: boolean
  /** What stood at the key when this was written. With one, the key is found through it. */
  origin: ItemId | null
  /** Of an item without origin. */
  root: Root | null
  key: string | null
  deleted: boolean
  value: unknown
  /** Whether JSON and Postgres give `value` back as it is. */
  isPlain: boolean
  /** Where it stands in the bytes, half-open. */
  from: number
  to: number
}

export interface DecodedSection {
  client: number
  items: DecodedItem[]
  /** First clock, and the one after the last. */
  start: number
  end: number
}

/** Clocks `[start, end)` of one client. */
export interface ClockRange {
  start: number
  end: number
}

export interface DecodedUpdate {
  sections: DecodedSection[]
  /** By client; sorted, not touching each other. */
  deletes: ReadonlyMap<number, ClockRange[]>
  /** Clients go down and ranges up, none empty or touching another, as Yjs itself writes them. */
  isInOrder: boolean
}

const maxClock = 2 ** 31 - 1
/** No deletions. */
const none: ReadonlyMap<number, ClockRange[]> = new Map()
const garbage = 0
const contentDeleted = 1
const contentAny = 8
const hasKey = 0x20
const hasRightOrigin = 0x40
const hasOrigin = 0x80

/**
 * Reads a Yjs update (format V1) by the grammar of a layer, which is narrower than Yjs's: items of its root maps only,
 * each a single plain value or a deletion, and garbage. Anything else throws a Refusal, bytes that end too early or
 * too late too. Yjs's own `decodeUpdate` reads on over a client that comes twice, `applyUpdate` keeps the last.
 */
export function decodeLayerUpdate(update: Uint8Array, maxDeleteRanges: number): DecodedUpdate {
  try {
    const reader = new ByteReader(update)
    const { sections, isInOrder } = readSections(reader)
    const deletes = readDeletes(reader, maxDeleteRanges)
    if (!reader.isAtEnd) throw new Refusal('malformed')
    return { sections, deletes: deletes.ranges, isInOrder: isInOrder && deletes.isInOrder }
  } catch (error) {
    // Not UTF-8.
    throw error instanceof Refusal ? error : new Refusal('malformed')
  }
}

function readSections(reader: ByteReader): { sections: DecodedSection[]; isInOrder: boolean } {
  const sections: DecodedSection[] = []
  /** Only of those out of order can one come twice. */
  let clients: Set<number> | null = null
  let before = Infinity
  for (let left = reader.uint(); left > 0; left--) {
    const count = reader.uint()
    const client = reader.uint()
    const start = reader.uint()
    if (client >= before) clients ??= new Set(sections.map((section) => section.client))
    if (count === 0 || clients?.has(client) === true) throw new Refusal('bad-structure')
    clients?.add(client)
    before = client
    const items: DecodedItem[] = []
    let clock = start
    for (let i = 0; i < count; i++) {
      const item = readItem(reader, clock)
      items.push(item)
      clock += item.length
    }
    if (clock > maxClock) throw new Refusal('bad-structure')
    sections.push({ client, items, start, end: clock })
  }
  return { sections, isInOrder: clients === null }
}

function readItem(reader: ByteReader, clock: number): DecodedItem {
  const from = reader.pos
  const info = reader.byte()
  const content = info & 0x1f
  if (info === garbage) return readGarbage(reader, from, clock)
  // Gaps, nested types, texts, subdocuments, embeds, binaries and insertions before another item have no place here.
  if ((content !== contentAny && content !== contentDeleted) || (info & hasRightOrigin) !== 0) throw new Refusal('bad-structure')
  const origin = (info & hasOrigin) === 0 ? null : { client: reader.uint(), clock: reader.uint() }
  const root = origin === null ? readRoot(reader, info) : null
  const key = origin === null ? reader.text() : null
  const length = reader.uint()
  const deleted = content === contentDeleted
  if (length < 1 || length > maxClock || (!deleted && length !== 1)) throw new Refusal('bad-structure', key === null ? [] : [key])
  reader.isPlain = true
  const value = deleted ? undefined : reader.value()
  return { clock, length, isGarbage: false, origin, root, key, deleted, value, isPlain: reader.isPlain, from, to: reader.pos }
}

function readGarbage(reader: ByteReader, from: number, clock: number): DecodedItem {
  const length = reader.uint()
  if (length < 1 || length > maxClock) throw new Refusal('bad-structure')
  return { clock, length, isGarbage: true, origin: null, root: null, key: null, deleted: true, value: undefined, isPlain: true, from, to: reader.pos }
}

function readRoot(reader: ByteReader, info: number): Root {
  if (reader.uint() !== 1) throw new Refusal('bad-structure')
  const root = reader.text()
  if (root !== entriesRoot && root !== moderationRoot) throw new Refusal('unknown-root')
  if ((info & hasKey) === 0) throw new Refusal('bad-structure')
  return root
}

function readDeletes(reader: ByteReader, maxRanges: number): { ranges: ReadonlyMap<number, ClockRange[]>; isInOrder: boolean } {
  const clients = reader.uint()
  if (clients === 0) return { ranges: none, isInOrder: true }
  const deletes = new Map<number, ClockRange[]>()
  let ranges = 0
  let isInOrder = true
  let before = Infinity
  for (let left = clients; left > 0; left--) {
    const client = reader.uint()
    const found = deletes.get(client) ?? []
    let last = -1
    isInOrder &&= client < before
    before = client
    for (let count = reader.uint(); count > 0; count--) {
      if (++ranges > maxRanges) throw new Refusal('too-large')
      const start = reader.uint()
      const end = start + reader.uint()
      isInOrder &&= start > last && end > start
      last = end
      if (end > start) found.push({ start, end })
    }
    if (found.length > 0) deletes.set(client, found)
  }
  // Merged, so that what is named twice is looked at once.
  if (!isInOrder) for (const [client, found] of deletes) deletes.set(client, merge(found))
  return { ranges: deletes, isInOrder }
}

function merge(ranges: ClockRange[]): ClockRange[] {
  ranges.sort((a, b) => a.start - b.start)
  const merged: ClockRange[] = []
  for (const range of ranges) {
    const last = merged.at(-1)
    if (last !== undefined && range.start <= last.end) last.end = Math.max(last.end, range.end)
    else merged.push({ ...range })
  }
  return merged
}
