import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type * as Y from 'yjs'
import type { ItemId } from './judge/decode-update.ts'

/**
 * A value that an epoch has uprooted: it stands first at its key now, without what it was built on. A doc that has one of
 * the `firsts`, what was first at that key before, but not the value itself would put the value before what it has.
 */
export interface UprootedValue extends ItemId {
  firsts: readonly ItemId[]
}

/**
 * Which of the values `alive` an epoch uproots: what was built on something at its key, and what an epoch before it (`before`)
 * has uprooted already.
 */
export function findUprooted(alive: Iterable<Y.Item>, before: readonly UprootedValue[]): UprootedValue[] {
  const firstsOf = new Map(before.map(({ client, clock, firsts }) => [`${client} ${clock}`, firsts]))
  const found: UprootedValue[] = []
  for (const item of alive) {
    const firsts: ItemId[] = []
    for (let at: Y.Item | null = item; at !== null; at = at.left) {
      if (at.origin !== null) continue
      if (at !== item) firsts.push(at.id)
      firsts.push(...(firstsOf.get(`${at.id.client} ${at.id.clock}`) ?? []))
      // What was first itself was built on nothing that stands before it.
      if (item.origin === null) break
    }
    if (firsts.length > 0) found.push({ client: item.id.client, clock: item.id.clock, firsts: firsts.map(({ client, clock }) => ({ client, clock })) })
  }
  return found
}

/** Whether a doc that has `known`, clocks by client id, has something at the key of an uprooted value and lacks the value. */
export const lacks = (known: ReadonlyMap<number, number>, { client, clock, firsts }: UprootedValue): boolean => {
  const has = (id: ItemId) => (known.get(id.client) ?? 0) > id.clock
  return !has({ client, clock }) && firsts.some(has)
}

/** Varuints: how many there are; of each client and clock, how many firsts it has, and their clients and clocks. */
export function encodeUprooted(uprooted: readonly UprootedValue[]): Uint8Array {
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, uprooted.length)
    for (const { client, clock, firsts } of uprooted) {
      for (const number of [client, clock, firsts.length, ...firsts.flatMap((first) => [first.client, first.clock])]) encoding.writeVarUint(encoder, number)
    }
  })
}

export function decodeUprooted(bytes: Uint8Array): UprootedValue[] {
  const decoder = decoding.createDecoder(bytes)
  const next = () => decoding.readVarUint(decoder)
  const nextId = () => ({ client: next(), clock: next() })
  return Array.from({ length: next() }, () => ({ ...nextId(), firsts: Array.from({ length: next() }, nextId) }))
}
