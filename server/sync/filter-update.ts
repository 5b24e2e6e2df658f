import * as encoding from 'lib0/encoding'
import type * as Y from 'yjs'
import type { ClockRange, DecodedItem, DecodedSection } from './judge/decode-update.ts'
import { decodeLayerUpdate } from './judge/decode-update.ts'
import { writeDeletes, writeGarbage } from './judge/encode-update.ts'
import type { Place } from './judge/place.ts'
import { placeInDoc } from './judge/place.ts'

/** What somebody may see of a room. */
export interface Sight {
  /** Whether they see what comes from a client id at all. */
  seesClient(client: number): boolean
  /** Of what stands at a place: `all` of it, that there is something but not what (`emptied`), or `nothing`. */
  show(place: Place): 'all' | 'emptied' | 'nothing'
}

/**
 * The part of an update (one of the room's own, already in `doc`) that somebody may see; null where there is none.
 * `deletes` come to those of the update. Applied to a doc made of what the same sight let through before, it leaves
 * nothing pending: an entry's items build on their own author's alone, and what is left out of a visible client keeps
 * its clocks, as a deletion or as garbage.
 */
export function filterUpdate(doc: Y.Doc, update: Uint8Array, sight: Sight, deletes: Iterable<[client: number, range: ClockRange]> = []): Uint8Array | null {
  const decoded = decodeLayerUpdate(update, Infinity)
  const sections = decoded.sections.filter(({ client }) => sight.seesClient(client))
  const gone = new Map([...decoded.deletes].filter(([client]) => sight.seesClient(client)))
  for (const [client, range] of deletes) gone.set(client, [...(gone.get(client) ?? []), range])
  if (sections.length === 0 && gone.size === 0) return null
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, sections.length)
    for (const section of sections) writeSection(encoder, doc, update, section, sight)
    writeDeletes(encoder, gone)
  })
}

function writeSection(encoder: encoding.Encoder, doc: Y.Doc, source: Uint8Array, { client, start, items }: DecodedSection, sight: Sight): void {
  encoding.writeVarUint(encoder, items.length)
  encoding.writeVarUint(encoder, client)
  encoding.writeVarUint(encoder, start)
  for (const item of items) {
    const place = item.isGarbage ? null : placeOf(doc, client, item)
    const shown = place === null ? 'all' : sight.show(place)
    if (shown === 'nothing') writeGarbage(encoder, item.length)
    else if (shown === 'all' || item.deleted) encoding.writeUint8Array(encoder, source.subarray(item.from, item.to))
    else writeEmptied(encoder, item)
  }
}

function placeOf(doc: Y.Doc, client: number, item: DecodedItem): Place | null {
  if (item.root !== null && item.key !== null) return { root: item.root, key: item.key }
  return placeInDoc(doc, client, item.clock)
}

/** As if it had been deleted: Yjs's ContentDeleted, at the same place. */
function writeEmptied(encoder: encoding.Encoder, { origin, root, key, length }: DecodedItem): void {
  encoding.writeUint8(encoder, origin === null ? 0x21 : 0x81)
  if (origin !== null) {
    encoding.writeVarUint(encoder, origin.client)
    encoding.writeVarUint(encoder, origin.clock)
  } else {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarString(encoder, root ?? '')
    encoding.writeVarString(encoder, key ?? '')
  }
  encoding.writeVarUint(encoder, length)
}
