import * as decoding from 'lib0/decoding'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
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
  deletes: Map<number, ClockRange[]>
  /** Sections go down by client, as Yjs itself writes them. */
  inOrder: boolean
}

const maxClock = 2 ** 31 - 1
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
    const decoder = decoding.createDecoder(update)
    const sections = readSections(decoder)
    const deletes = readDeletes(decoder, maxDeleteRanges)
    if (decoder.pos !== update.length) throw new Refusal('malformed')
    return { sections, deletes, inOrder: sections.every((s, i) => i === 0 || s.client < (sections[i - 1]?.client ?? 0)) }
  } catch (error) {
    // Truncated, not UTF-8, a number beyond 2^53, or nested beyond the stack.
    throw error instanceof Refusal ? error : new Refusal('malformed')
  }
}

function readSections(decoder: decoding.Decoder): DecodedSection[] {
  const sections: DecodedSection[] = []
  const clients = new Set<number>()
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const count = decoding.readVarUint(decoder)
    const client = decoding.readVarUint(decoder)
    const start = decoding.readVarUint(decoder)
    if (count === 0 || clients.has(client)) throw new Refusal('bad-structure')
    clients.add(client)
    const items: DecodedItem[] = []
    let clock = start
    for (let i = 0; i < count; i++) {
      const item = readItem(decoder, clock)
      items.push(item)
      clock += item.length
    }
    if (clock > maxClock) throw new Refusal('bad-structure')
    sections.push({ client, items, start, end: clock })
  }
  return sections
}

function readItem(decoder: decoding.Decoder, clock: number): DecodedItem {
  const from = decoder.pos
  // lib0 reads single bytes and strings beyond the end without a word; only its numbers are checked.
  if (from >= decoder.arr.length) throw new Refusal('malformed')
  const info = decoding.readUint8(decoder)
  const content = info & 0x1f
  if (info === garbage) return readGarbage(decoder, from, clock)
  // Gaps, nested types, texts, subdocuments, embeds, binaries and insertions before another item have no place here.
  if ((content !== contentAny && content !== contentDeleted) || (info & hasRightOrigin) !== 0) throw new Refusal('bad-structure')
  const origin = (info & hasOrigin) === 0 ? null : { client: decoding.readVarUint(decoder), clock: decoding.readVarUint(decoder) }
  const { root, key } = origin === null ? readPlace(decoder, info) : { root: null, key: null }
  const length = decoding.readVarUint(decoder)
  const deleted = content === contentDeleted
  if (length < 1 || length > maxClock || (!deleted && length !== 1)) throw new Refusal('bad-structure', key === null ? [] : [key])
  const value: unknown = deleted ? undefined : decoding.readAny(decoder)
  return { clock, length, isGarbage: false, origin, root, key, deleted, value, from, to: decoder.pos }
}

function readGarbage(decoder: decoding.Decoder, from: number, clock: number): DecodedItem {
  const length = decoding.readVarUint(decoder)
  if (length < 1 || length > maxClock) throw new Refusal('bad-structure')
  return { clock, length, isGarbage: true, origin: null, root: null, key: null, deleted: true, value: undefined, from, to: decoder.pos }
}

function readPlace(decoder: decoding.Decoder, info: number): { root: Root; key: string } {
  if (decoding.readVarUint(decoder) !== 1) throw new Refusal('bad-structure')
  const root = decoding.readVarString(decoder)
  if (root !== entriesRoot && root !== moderationRoot) throw new Refusal('unknown-root')
  if ((info & hasKey) === 0) throw new Refusal('bad-structure')
  return { root, key: decoding.readVarString(decoder) }
}

function readDeletes(decoder: decoding.Decoder, maxRanges: number): Map<number, ClockRange[]> {
  const deletes = new Map<number, ClockRange[]>()
  let ranges = 0
  for (let left = decoding.readVarUint(decoder); left > 0; left--) {
    const client = decoding.readVarUint(decoder)
    const found = deletes.get(client) ?? []
    for (let count = decoding.readVarUint(decoder); count > 0; count--) {
      if (++ranges > maxRanges) throw new Refusal('too-large')
      const start = decoding.readVarUint(decoder)
      const end = start + decoding.readVarUint(decoder)
      if (end > start) found.push({ start, end })
    }
    if (found.length > 0) deletes.set(client, found)
  }
  // Merged, so that what is named twice is looked at once.
  for (const [client, found] of deletes) deletes.set(client, merge(found))
  return deletes
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
