import * as Y from 'yjs'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import type { DecodedItem, ItemId, Root } from './decode-update.ts'
import type { NewSection } from './encode-update.ts'
import { Gap, Refusal } from './refusal.ts'

/** Where an item stands. */
export interface Place {
  root: Root
  key: string
}

/** A new item and the entry it belongs to. */
export interface PlacedItem extends Place {
  client: number
  item: DecodedItem
}

/** Who writes: whose client ids are theirs, and whether the root of moderation is open to them. */
export interface Placer {
  isMine: (client: number) => boolean
  mayModerate: boolean
}

interface Progress {
  client: number
  section: NewSection
  /** Of its items before `next`. */
  places: Place[]
  next: number
  /** Clock after the last item that is placed. */
  done: number
}

/**
 * Finds every new item's entry, in an order in which Yjs can integrate them: an item with an origin carries neither
 * root nor key, so it has its origin's. Throws a Refusal where an origin is somebody else's or cannot be before the
 * item (its own future, a circle), or an epoch left nothing of it; a Gap where it is the writer's own and missing.
 * Those who moderate share one value a key, so there an origin may be any moderator's.
 */
export function placeItems(doc: Y.Doc, sections: NewSection[], { isMine, mayModerate }: Placer): PlacedItem[] {
  const { store } = doc
  const progress = sections.map((section): Progress => ({ client: section.client, section, places: [], next: 0, done: section.start }))
  const placed: PlacedItem[] = []

  const placeAt = ({ client, clock }: ItemId): Place | null => {
    if (clock < Y.getState(store, client)) return placeInDoc(doc, client, clock)
    const at = progress.find((one) => one.client === client)
    return at === undefined || clock >= at.done ? null : (at.places[findItem(at.section.items, clock)] ?? null)
  }
  const placeOf = (client: number, item: DecodedItem, start: number): Place | null => {
    // Nobody's doc but the room's makes garbage; all of that is known.
    if (item.isGarbage) throw new Refusal('bad-structure')
    // The rest of a run of deletions that is partly known hangs on what is known of it.
    if (item.clock < start) return placeAt({ client, clock: start - 1 })
    if (item.origin === null) return item.root === null || item.key === null ? null : { root: item.root, key: item.key }
    const place = placeAt(item.origin)
    const isShared = mayModerate && (place === null || place.root === moderationRoot)
    if (!isShared && !isMine(item.origin.client)) throw place?.root === moderationRoot ? new Refusal('not-staff', [place.key]) : new Refusal('foreign-entry')
    return place
  }

  for (let moved = true; moved;) {
    moved = false
    for (const at of progress) {
      const { client } = at
      for (let item = at.section.items[at.next]; item !== undefined; item = at.section.items[at.next]) {
        const place = placeOf(client, item, at.section.start)
        if (place === null) break
        at.places.push(place)
        placed.push({ client, item, root: place.root, key: place.key })
        at.done = item.clock + item.length
        at.next++
        moved = true
      }
    }
  }
  for (const at of progress) if (at.next < at.section.items.length) refuseUnplaced(store, progress, at)
  return placed
}

/** Why the next item of a section has no place. */
function refuseUnplaced(store: Y.Doc['store'], progress: Progress[], at: Progress): never {
  const origin = at.section.items[at.next]?.origin
  if (origin == null) throw new Refusal('bad-structure')
  const known = Y.getState(store, origin.client)
  const last = progress.find(({ client }) => client === origin.client)?.section.items.at(-1)
  const end = last === undefined ? known : last.clock + last.length
  if (origin.client !== at.client && origin.clock >= end) throw new Gap()
  throw new Refusal('bad-structure')
}

/** Where a struct of the doc stands. Throws a Refusal where an epoch has left only its clock. */
export function placeInDoc(doc: Y.Doc, client: number, clock: number): Place | null {
  const structs = doc.store.clients.get(client)
  const struct = structs?.[Y.findIndexSS(structs, clock)]
  if (struct instanceof Y.GC) throw new Refusal('stale')
  return struct instanceof Y.Item ? placeOfItem(doc, struct) : null
}

/** Where an item of a layer's doc stands; null for what a layer does not hold. */
export function placeOfItem(doc: Y.Doc, item: Y.Item): Place | null {
  if (item.parentSub === null) return null
  return { root: item.parent === doc.share.get(moderationRoot) ? moderationRoot : entriesRoot, key: item.parentSub }
}

/** The index of the item that covers `clock`. */
function findItem(items: DecodedItem[], clock: number): number {
  let low = 0
  let high = items.length - 1
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if ((items[middle]?.clock ?? Infinity) <= clock) low = middle
    else high = middle - 1
  }
  return low
}

/**
 * How many values stand at `key` to the right of `origin`, up to `limit`: Yjs walks them all to find where a new one
 * belongs, so thousands of values that do not know of each other would make every further one dear.
 */
export function countSiblings(doc: Y.Doc, { root, key }: Place, origin: ItemId | null, limit: number): number {
  let item = doc.share.get(root)?._map.get(key) ?? null
  let count = 0
  while (item !== null && count < limit && !(origin !== null && covers(item, origin))) {
    count++
    item = item.left
  }
  return count
}

const covers = (item: Y.Item, { client, clock }: ItemId) => item.id.client === client && item.id.clock <= clock && clock < item.id.clock + item.length
