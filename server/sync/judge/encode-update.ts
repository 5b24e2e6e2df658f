import * as encoding from 'lib0/encoding'
import type { ClockRange, DecodedItem } from './decode-update.ts'

/** What is new of one client's section, from clock `start` on. The first item may reach back before it. */
export interface NewSection {
  client: number
  start: number
  items: DecodedItem[]
}

/**
 * Writes what was accepted as a Yjs update (format V1), and nothing else: items as their bytes stand in `source`,
 * the first cut where it is partly known, sections and deletes in Yjs's order.
 */
export function encodeLayerUpdate(source: Uint8Array, sections: NewSection[], deletes: Map<number, ClockRange[]>): Uint8Array {
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

export function writeDeletes(encoder: encoding.Encoder, deletes: Map<number, ClockRange[]>): void {
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
