import * as Y from 'yjs'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'
import type { DecodedItem, ItemId } from './decode-update.ts'
import type { NewSection } from './encode-update.ts'
import { Gap, Refusal } from './refusal.ts'

/** A new item and the entry it belongs to. */
export interface PlacedItem {
  client: number
  item: DecodedItem
  key: string
}

interface Progress {
  section: NewSection
  next: number
  /** Clock after the last item that is placed. */
  done: number
}

/**
 * Finds every new item's entry, in an order in which Yjs can integrate them: an item with an origin carries neither
 * root nor key, so it has its origin's. Throws a Refusal where an origin is somebody else's or cannot be before the
 * item (its own future, a circle), a Gap where it is the writer's own and missing.
 */
export function placeItems(store: Y.Doc['store'], sections: NewSection[], isMine: (client: number) => boolean): PlacedItem[] {
  const progress = new Map<number, Progress>()
  for (const section of sections) progress.set(section.client, { section, next: 0, done: section.start })
  const placed: PlacedItem[] = []
  const keys = new Map<DecodedItem, string>()

  const keyAt = ({ client, clock }: ItemId): string | null => {
    if (clock < Y.getState(store, client)) return keyInStore(store, client, clock)
    const at = progress.get(client)
    if (at === undefined || clock >= at.done) return null
    const item = findItem(at.section.items, clock)
    return item === undefined ? null : (keys.get(item) ?? null)
  }
  const keyOf = (client: number, item: DecodedItem, start: number): string | null => {
    // The rest of a run of deletions that is partly known hangs on what is known of it.
    if (item.clock < start) return keyAt({ client, clock: start - 1 })
    if (item.origin === null) return item.key
    if (!isMine(item.origin.client)) throw new Refusal('foreign-entry')
    return keyAt(item.origin)
  }

  for (let moved = true; moved;) {
    moved = false
    for (const [client, at] of progress) {
      for (let item = at.section.items[at.next]; item !== undefined; item = at.section.items[at.next]) {
        const key = keyOf(client, item, at.section.start)
        if (key === null) break
        keys.set(item, key)
        placed.push({ client, item, key })
        at.done = item.clock + item.length
        at.next++
        moved = true
      }
    }
  }
  for (const [client, at] of progress) if (at.next < at.section.items.length) refuseUnplaced(store, progress, client, at)
  return placed
}

/** Why the next item of a section has no place. */
function refuseUnplaced(store: Y.Doc['store'], progress: Map<number, Progress>, client: number, at: Progress): never {
  const origin = at.section.items[at.next]?.origin
  if (origin == null) throw new Refusal('bad-structure')
  const known = Y.getState(store, origin.client)
  const last = progress.get(origin.client)?.section.items.at(-1)
  const end = last === undefined ? known : last.clock + last.length
  if (origin.client !== client && origin.clock >= end) throw new Gap()
  throw new Refusal('bad-structure')
}

function keyInStore(store: Y.Doc['store'], client: number, clock: number): string | null {
  const structs = store.clients.get(client)
  const struct = structs?.[Y.findIndexSS(structs, clock)]
  return struct instanceof Y.Item ? struct.parentSub : null
}

/** The item that covers `clock`. */
function findItem(items: DecodedItem[], clock: number): DecodedItem | undefined {
  let low = 0
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((items[middle]?.clock ?? Infinity) <= clock) low = middle
    else high = middle - 1
  }
  return items[low]
}

/**
 * How many values stand at `key` to the right of `origin`, up to `limit`: Yjs walks them all to find where a new one
 * belongs, so thousands of values that do not know of each other would make every further one dear.
 */
export function countSiblings(doc: Y.Doc, key: string, origin: ItemId | null, limit: number): number {
  let item = doc.getMap(entriesRoot)._map.get(key) ?? null
  let count = 0
  while (item !== null && count < limit && !(origin !== null && covers(item, origin))) {
    count++
    item = item.left
  }
  return count
}

const covers = (item: Y.Item, { client, clock }: ItemId) => item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length
