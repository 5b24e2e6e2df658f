import * as encoding from 'lib0/encoding'
import type { ClockRange, DecodedItem, DecodedUpdate } from './decode-update.ts'

/** What is new of one client's section, from clock `start` on. The first item may reach back before it. */
export interface NewSection {
  client: number
  start: number
  items: DecodedItem[]
}

/**
 * Whether `encodeLayerUpdate` would write `source` as it is: all of it was accepted, and it is written as Yjs itself writes,
 * each number in as few bytes as it takes.
 */
export function isAcceptedWhole(source: Uint8Array, decoded: DecodedUpdate, sections: NewSection[], deletes: ReadonlyMap<number, ClockRange[]>): boolean {
  const { isInOrder, sections: all, deletes: allDeletes } = decoded
  if (!isInOrder || sections.length !== all.length || deletes.size !== allDeletes.size) return false
  let length = lengthOf(sections.length) + lengthOf(deletes.size)
  for (let i = 0; i < sections.length; i++) {
    const { client, start, items } = sections[i] as NewSection
    if (start !== all[i]?.start) return false
    length += lengthOf(items.length) + lengthOf(client) + lengthOf(start) + (items.at(-1)?.to ?? 0) - (items[0]?.from ?? 0)
  }
  for (const [client, ranges] of deletes) {
    if (!areSame(ranges, allDeletes.get(client) ?? [])) return false
    length += lengthOf(client) + lengthOf(ranges.length)
    for (const { start, end } of ranges) length += lengthOf(start) + lengthOf(end - start)
  }
  return length === source.length
}

const areSame = (some: ClockRange[], others: ClockRange[]) => some.length === others.length && some.every(({ start, end }, i) => start === others[i]?.start && end === others[i].end)

/** Bytes that a number takes. */
function lengthOf(number: number): number {
  let length = 1
  for (let rest = number; rest >= 0x80; rest /= 0x80) length++
  return length
}

/**
 * Writes what was accepted as a Yjs update (format V1), and nothing else: items as their bytes stand in `source`,
 * the first cut where it is partly known, sections and deletes in Yjs's order.
 */
export function encodeLayerUpdate(source: Uint8Array, sections: NewSection[], deletes: ReadonlyMap<number, ClockRange[]>): Uint8Array {
  const encoder = encoding.createEncoder()
  // It grows by copying; what is accepted is about as long as what came.
  encoder.cbuf = new Uint8Array(source.length + 64)
  encoding.writeVarUint(encoder, sections.length)
  for (const { client, start, items } of [...sections].sort((a, b) => b.client - a.client)) {
    encoding.writeVarUint(encoder, items.length)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, start)
    for (const item of items) {
      if (item.clock < start) writeRest(encoder, client, start, item)
      else encoding.writeUint8Array(encoder, source.subarray(item.from, item.to))
    }
  }
  writeDeletes(encoder, deletes)
  return encoding.toUint8Array(encoder)
}

/** Only runs of deletions and garbage are longer than 1. The rest of a run hangs on the item before, as Yjs itself cuts it. */
function writeRest(encoder: encoding.Encoder, client: number, start: number, item: DecodedItem): void {
  const length = item.clock + item.length - start
  if (item.isGarbage) return writeGarbage(encoder, length)
  encoding.writeUint8(encoder, 0x81)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, start - 1)
  encoding.writeVarUint(encoder, length)
}

/** A range of clocks of which nothing is left. */
export function writeGarbage(encoder: encoding.Encoder, length: number): void {
  encoding.writeUint8(encoder, 0)
  encoding.writeVarUint(encoder, length)
}

export function writeDeletes(encoder: encoding.Encoder, deletes: ReadonlyMap<number, ClockRange[]>): void {
  encoding.writeVarUint(encoder, deletes.size)
  for (const [client, ranges] of [...deletes].sort(([a], [b]) => b - a)) {
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, ranges.length)
    for (const { start, end } of ranges) {
      encoding.writeVarUint(encoder, start)
      encoding.writeVarUint(encoder, end - start)
    }
  }
}
