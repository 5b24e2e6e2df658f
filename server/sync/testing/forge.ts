import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import type { ItemId } from '../judge/decode-update.ts'

/** A struct as no honest client may write it. */
export interface ForgedStruct {
  /** 0 garbage, 1 deleted, 2 JSON, 3 binary, 4 string, 5 embed, 6 format, 7 type, 8 any, 9 subdocument, 10 skip. */
  ref?: number
  origin?: ItemId
  rightOrigin?: ItemId
  /** A root, or the id of a parent type. */
  parent?: string | ItemId
  key?: string | null
  /** Of ref 8; more than one makes a longer item. */
  values?: unknown[]
  /** Of refs 0, 1, 10. */
  length?: number
}

export interface ForgedSection {
  client: number
  clock: number
  structs: ForgedStruct[]
}

/** An update (format V1), byte by byte. */
export function forge(sections: ForgedSection[], deletes: Record<number, [clock: number, length: number][]> = {}): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sections.length)
    for (const { client, clock, structs } of sections) {
      encoding.writeVarUint(encoder, structs.length)
      encoding.writeVarUint(encoder, client)
      encoding.writeVarUint(encoder, clock)
      for (const struct of structs) writeStruct(encoder, struct)
    }
    const clients = Object.entries(deletes)
    encoding.writeVarUint(encoder, clients.length)
    for (const [client, ranges] of clients) {
      encoding.writeVarUint(encoder, Number(client))
      encoding.writeVarUint(encoder, ranges.length)
      for (const range of ranges) for (const number of range) encoding.writeVarUint(encoder, number)
    }
  })
}

function writeStruct(encoder: encoding.Encoder, { ref = 8, origin, rightOrigin, parent = 'entries', key = null, values = [], length = 1 }: ForgedStruct): void {
  encoding.writeUint8(encoder, ref | (origin ? 0x80 : 0) | (rightOrigin ? 0x40 : 0) | (key === null ? 0 : 0x20))
  if (ref === 0 || ref === 10) return encoding.writeVarUint(encoder, length)
  if (origin) writeId(encoder, origin)
  if (rightOrigin) writeId(encoder, rightOrigin)
  if (!origin && !rightOrigin) {
    encoding.writeVarUint(encoder, typeof parent === 'string' ? 1 : 0)
    if (typeof parent === 'string') encoding.writeVarString(encoder, parent)
    else writeId(encoder, parent)
    if (key !== null) encoding.writeVarString(encoder, key)
  }
  writeContent(encoder, ref, values, length)
}

function writeContent(encoder: encoding.Encoder, ref: number, values: unknown[], length: number): void {
  switch (ref) {
    case 1: return encoding.writeVarUint(encoder, length)
    case 3: return encoding.writeVarUint8Array(encoder, new Uint8Array([1, 2]))
    case 7: return encoding.writeVarUint(encoder, 1)
    case 8:
      encoding.writeVarUint(encoder, values.length)
      for (const value of values) encoding.writeAny(encoder, value as never)
      return
    case 9:
      encoding.writeVarString(encoder, 'guid')
      return encoding.writeAny(encoder, {})
    default: encoding.writeVarString(encoder, '{}')
  }
}

function writeId(encoder: encoding.Encoder, { client, clock }: ItemId): void {
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, clock)
}

/** A whole doc as an honest client has it after setting `entries` in order, one transaction each. */
export function writtenBy(client: number, entries: [key: string, value: unknown][], doc = new Y.Doc()): Y.Doc {
  doc.clientID = client
  for (const [key, value] of entries) doc.getMap('entries').set(key, value)
  return doc
}
