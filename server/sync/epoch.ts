import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import { writeGarbage } from './judge/encode-update.ts'
import { placeOfItem } from './judge/place.ts'
import type { UprootedValue } from './uprooted.ts'
import { findUprooted } from './uprooted.ts'

export interface NextEpoch {
  update: Uint8Array
  uprooted: readonly UprootedValue[]
}

/**
 * A doc's next epoch, as one update: what is alive, each as the first at its key, under the id it had, and of all the
 * past nothing but its clocks (Yjs's GC structs). A doc built of it says the same and has the same state vector, so a
 * client that has all of the doc goes on with that: new values build on what is alive, which both have. Who lacks
 * something of it cannot always: outdated.ts. `before`: what the epochs before it have uprooted.
 */
export function encodeEpoch(doc: Y.Doc, before: readonly UprootedValue[] = []): NextEpoch {
  const update = encoding.encode((encoder) => {
    const clients = [...doc.store.clients].sort(([a], [b]) => b - a)
    encoding.writeVarUint(encoder, clients.length)
    for (const [client, structs] of clients) writeClient(encoder, doc, client, structs)
    encoding.writeVarUint(encoder, 0)
  })
  const values = [entriesRoot, moderationRoot].flatMap((root) => [...doc.getMap(root)._map.values()])
  return { update, uprooted: findUprooted(values.filter((item) => isAlive(doc, item)), before) }
}

function writeClient(encoder: encoding.Encoder, doc: Y.Doc, client: number, structs: readonly (Y.Item | Y.GC)[]): void {
  const body = encoding.createEncoder()
  let count = 0
  let gone = 0
  const endGone = () => {
    if (gone === 0) return
    writeGarbage(body, gone)
    count++
    gone = 0
  }
  for (const struct of structs) {
    if (!(struct instanceof Y.Item) || !isAlive(doc, struct)) {
      gone += struct.length
      continue
    }
    endGone()
    writeAlive(body, doc, struct)
    count++
  }
  endGone()
  encoding.writeVarUint(encoder, count)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, 0)
  encoding.writeUint8Array(encoder, encoding.toUint8Array(body))
}

/** What was said of an entry that is gone is gone with it. */
function isAlive(doc: Y.Doc, item: Y.Item): boolean {
  if (item.deleted) return false
  const place = placeOfItem(doc, item)
  return place !== null && (place.root === entriesRoot || doc.getMap(entriesRoot).has(place.key))
}

function writeAlive(encoder: encoding.Encoder, doc: Y.Doc, item: Y.Item): void {
  const place = placeOfItem(doc, item)
  if (place === null || item.length !== 1) throw new Error('A layer holds single values at keys alone.')
  // ContentAny with a key, and no origin.
  encoding.writeUint8(encoder, 0x28)
  encoding.writeVarUint(encoder, 1)
  encoding.writeVarString(encoder, place.root === entriesRoot ? entriesRoot : moderationRoot)
  encoding.writeVarString(encoder, place.key)
  encoding.writeVarUint(encoder, 1)
  encoding.writeAny(encoder, item.content.getContent()[0] as never)
}

/** How many structs of the doc are of the past. */
export function countDead(doc: Y.Doc): number {
  let dead = 0
  for (const structs of doc.store.clients.values()) for (const struct of structs) if (struct.deleted && struct instanceof Y.Item) dead++
  return dead
}
