import * as encoding from 'lib0/encoding'
import * as Y from 'yjs'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'

/** An update in which `client` sets the entry at `key` to the value that it has; null where it has none. */
export function encodeRestatement(doc: Y.Doc, key: string, client: number): Uint8Array | null {
  const item = doc.getMap(entriesRoot)._map.get(key)
  if (item === undefined || item.deleted) return null
  const value: unknown = item.content.getContent()[item.length - 1]
  return encoding.encode((encoder) => {
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, 1)
    encoding.writeVarUint(encoder, client)
    encoding.writeVarUint(encoder, Y.getState(doc.store, client))
    // ContentAny, after what stands there: Yjs deletes that by itself.
    encoding.writeUint8(encoder, 0x88)
    encoding.writeVarUint(encoder, item.lastId.client)
    encoding.writeVarUint(encoder, item.lastId.clock)
    encoding.writeVarUint(encoder, 1)
    encoding.writeAny(encoder, value as never)
    encoding.writeVarUint(encoder, 0)
  })
}
