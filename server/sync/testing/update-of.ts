import * as Y from 'yjs'

/** The update that sets `entries` one after another, each in a transaction of its own. */
export function updateOf(entries: [key: string, value: unknown][], doc = new Y.Doc()): Uint8Array {
  const known = Y.encodeStateVector(doc)
  for (const [key, value] of entries) doc.getMap('entries').set(key, value)
  return Y.encodeStateAsUpdate(doc, known)
}
