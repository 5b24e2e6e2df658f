import * as Y from 'yjs'
import type { ClockRange } from './decode-update.ts'
import { Gap, Refusal } from './refusal.ts'

export interface JudgedDeletes {
  /** What of the delete set changes something. */
  effective: Map<number, ClockRange[]>
  /** Entries that lose the value they have. */
  keys: Set<string>
  /** Structs looked at. */
  work: number
}

/**
 * Which of `deletes` would delete something alive. What is deleted already is left out, whoever's it is: every client
 * sends its whole delete set when it joins. Throws a Refusal for what is alive and not `isMine`, or not known at all,
 * and a Gap for what is the writer's own and not there yet. `newEnd` is the clock after what the update itself brings.
 */
export function judgeDeletes(
  store: Y.Doc['store'],
  deletes: Map<number, ClockRange[]>,
  isMine: (client: number) => boolean,
  newEnd: (client: number) => number,
): JudgedDeletes {
  const judged: JudgedDeletes = { effective: new Map(), keys: new Set(), work: 0 }
  for (const [client, ranges] of deletes) {
    const known = Y.getState(store, client)
    const end = Math.max(known, newEnd(client))
    const effective: ClockRange[] = []
    for (const range of ranges) {
      if (range.end > end) {
        if (isMine(client) || known === 0) throw new Gap()
        throw new Refusal('bad-delete')
      }
      collectAlive(store, client, { start: range.start, end: Math.min(range.end, known) }, isMine(client), effective, judged)
      // What is new in this update and deleted by it at once; it is the writer's own, as all that is new.
      if (range.end > known) effective.push({ start: Math.max(range.start, known), end: range.end })
    }
    if (effective.length > 0) judged.effective.set(client, effective)
  }
  return judged
}

function collectAlive(store: Y.Doc['store'], client: number, range: ClockRange, isMine: boolean, effective: ClockRange[], judged: JudgedDeletes): void {
  const structs = store.clients.get(client)
  if (structs === undefined || range.start >= range.end) return
  for (let i = Y.findIndexSS(structs, range.start); i < structs.length; i++) {
    const struct = structs[i]
    if (struct === undefined || struct.id.clock >= range.end) return
    judged.work++
    if (struct.deleted || !(struct instanceof Y.Item)) continue
    if (!isMine) throw new Refusal('bad-delete', struct.parentSub === null ? [] : [struct.parentSub])
    if (struct.parentSub !== null) judged.keys.add(struct.parentSub)
    effective.push({ start: struct.id.clock, end: struct.id.clock + struct.length })
  }
}
