import * as Y from 'yjs'
import { moderationRoot } from '@/lib/domain/layer/wire.ts'
import type { ClockRange } from './decode-update.ts'
import type { Place } from './place.ts'
import { placeOfItem } from './place.ts'
import { Gap, Refusal } from './refusal.ts'

/** Who deletes. `isHidden`: whether the entry at a key is hidden from others. */
export interface Deleter {
  isMine: (client: number) => boolean
  mayModerate: boolean
  isHidden: (key: string) => boolean
}

export interface JudgedDeletes {
  /** What of the delete set changes something. */
  effective: ReadonlyMap<number, ClockRange[]>
  /** Places that lose the value they have. */
  places: readonly Place[]
  /** Structs looked at. */
  work: number
}

const nothing: JudgedDeletes = { effective: new Map(), places: [], work: 0 }

/**
 * Which of `deletes` would delete something alive. What is deleted already is left out, whoever's it is: every client
 * sends its whole delete set when it joins. Throws a Refusal for what is alive and not `isMine`, or not known at all,
 * and a Gap for what is the writer's own and not there yet. `newEnd` is the clock after what the update itself brings.
 * What is hidden from somebody counts as deleted in their doc, and they say so: that is passed over too, as is what only
 * moderators see.
 */
export function judgeDeletes(
  doc: Y.Doc,
  deletes: ReadonlyMap<number, ClockRange[]>,
  { isMine, mayModerate, isHidden }: Deleter,
  newEnd: (client: number) => number,
): JudgedDeletes {
  if (deletes.size === 0) return nothing
  const { store } = doc
  const judged = { effective: new Map<number, ClockRange[]>(), places: [] as Place[], work: 0 }
  const mayDelete = (client: number, { root, key }: Place): boolean => {
    if (root === moderationRoot) return mayModerate
    if (isMine(client)) return true
    if (isHidden(key)) return false
    throw new Refusal('bad-delete', [key])
  }
  for (const [client, ranges] of deletes) {
    const known = Y.getState(store, client)
    const end = Math.max(known, newEnd(client))
    const effective: ClockRange[] = []
    for (const range of ranges) {
      if (range.end > end) {
        if (isMine(client) || known === 0) throw new Gap()
        throw new Refusal('bad-delete')
      }
      collectAlive(doc, client, { start: range.start, end: Math.min(range.end, known) }, mayDelete, effective, judged)
      // What is new in this update and deleted by it at once; it is the writer's own, as all that is new.
      if (range.end > known) effective.push({ start: Math.max(range.start, known), end: range.end })
    }
    if (effective.length > 0) judged.effective.set(client, effective)
  }
  return judged
}

function collectAlive(doc: Y.Doc, client: number, range: ClockRange, mayDelete: (client: number, place: Place) => boolean, effective: ClockRange[], judged: { places: Place[]; work: number }): void {
  const structs = doc.store.clients.get(client)
  if (structs === undefined || range.start >= range.end) return
  for (let i = Y.findIndexSS(structs, range.start); i < structs.length; i++) {
    const struct = structs[i]
    if (struct === undefined || struct.id.clock >= range.end) return
    judged.work++
    if (struct.deleted || !(struct instanceof Y.Item)) continue
    const place = placeOfItem(doc, struct)
    if (place === null) throw new Refusal('bad-delete')
    if (!mayDelete(client, place)) continue
    judged.places.push(place)
    effective.push({ start: struct.id.clock, end: struct.id.clock + struct.length })
  }
}
