import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'
import type { Limits } from '../limits.ts'
import type { DecodedSection, DecodedUpdate } from './decode-update.ts'
import { decodeLayerUpdate } from './decode-update.ts'
import { judgeDeletes } from './deletes.ts'
import type { NewSection } from './encode-update.ts'
import { encodeLayerUpdate } from './encode-update.ts'
import type { PlacedItem } from './place.ts'
import { countSiblings, placeItems } from './place.ts'
import { Gap, Refusal } from './refusal.ts'
import type { ReadingTexts } from './values.ts'
import { judgeKey, judgeValue } from './values.ts'

/** Whose update it is, and what the room knows. */
export interface JudgeContext {
  /** The writer's name in this layer. */
  handle: string
  mayWrite: boolean
  /** Whose each client id is. */
  owners: ReadonlyMap<number, string>
  /** How many client ids and entries the writer has in this room. */
  clientsOfWriter: number
  entriesOfWriter: number
  texts: ReadingTexts
  limits: Limits
}

export type Verdict =
  | {
      kind: 'accepted'
      /** What it changes, encoded anew; null where it changes nothing. */
      update: Uint8Array | null
      /** Client ids that are now the writer's. */
      claims: number[]
      /** New values, in order. */
      values: { key: string; value: EntryValue }[]
      /** Entries it may have changed. */
      touched: Set<string>
      newEntries: number
      /** Structs looked at: what it cost. */
      work: number
    }
  | { kind: 'refused'; refusal: Refusal }
  /** It builds on something of the writer's own that is missing. */
  | { kind: 'gap' }

/**
 * Judges an update before it counts. `doc` must have been built from accepted updates alone, which gives:
 * every client id belongs to one person (`owners`); every struct sits under a key of its client's owner; nothing is
 * pending. Therefore an id says whose a struct is, and the cost is that of the update, not of the doc.
 * Changes nothing, throws nothing of its own. Only `update` of an accepted verdict may be applied, never the bytes
 * that came: what is known already is left out of it unread, so that a false copy of it does no harm.
 */
export function judgeUpdate(doc: Y.Doc, update: Uint8Array, context: JudgeContext): Verdict {
  try {
    if (update.length > context.limits.maxUpdateBytes) throw new Refusal('too-large')
    return judge(doc, update, decodeLayerUpdate(update, context.limits.maxDeleteRanges), context)
  } catch (error) {
    if (error instanceof Refusal) return { kind: 'refused', refusal: error }
    if (error instanceof Gap) return { kind: 'gap' }
    throw error
  }
}

function judge(doc: Y.Doc, update: Uint8Array, decoded: DecodedUpdate, context: JudgeContext): Verdict {
  const { handle, owners, limits } = context
  const store = doc.store
  const fresh = decoded.sections.flatMap((section) => newPart(section, Y.getState(store, section.client)))
  if (fresh.length > 0 && !context.mayWrite) throw new Refusal('read-only')
  if (fresh.length > limits.maxNewClientsPerUpdate) throw new Refusal('too-many-clients')

  const claims = judgeClients(fresh, store, context)
  const isMine = (client: number) => owners.get(client) === handle || claims.includes(client)
  const ends = new Map(fresh.map(({ client, items }) => [client, items.at(-1)]))
  const newEnd = (client: number) => {
    const last = ends.get(client)
    return last === undefined ? 0 : last.clock + last.length
  }

  for (const { client, items } of fresh) if ((items[0]?.clock ?? 0) > Y.getState(store, client)) throw new Gap()
  const placed = placeItems(store, fresh, isMine)
  for (const { key } of placed) judgeKey(key, handle)
  for (const { key, item } of placed) {
    if (countSiblings(doc, key, item.origin, limits.maxSiblings) >= limits.maxSiblings) throw new Refusal('too-many-clients', [key])
  }
  const values = judgeValues(placed, context.texts)

  const entries = doc.getMap(entriesRoot)
  const newEntries = new Set(placed.map(({ key }) => key).filter((key) => !entries._map.has(key))).size
  if (newEntries > 0 && context.entriesOfWriter + newEntries > limits.maxEntriesPerPerson) throw new Refusal('too-many-entries', values.map(({ key }) => key))

  const deletes = judgeDeletes(store, decoded.deletes, isMine, newEnd)
  if (deletes.effective.size > 0 && !context.mayWrite) throw new Refusal('read-only', [...deletes.keys])

  const touched = new Set([...placed.map(({ key }) => key), ...deletes.keys])
  const work = placed.length + deletes.work
  if (fresh.length === 0 && deletes.effective.size === 0) return { kind: 'accepted', update: null, claims: [], values: [], touched, newEntries: 0, work }
  return { kind: 'accepted', update: encodeLayerUpdate(update, fresh, deletes.effective), claims, values, touched, newEntries, work }
}

/** What a section brings beyond `known`. */
function newPart({ client, items, start, end }: DecodedSection, known: number): NewSection[] {
  if (end <= known) return []
  return [{ client, start: Math.max(start, known), items: items.filter((item) => item.clock + item.length > known) }]
}

/** Client ids to claim. Throws where one is somebody else's, or there are too many. */
function judgeClients(fresh: NewSection[], store: Y.Doc['store'], { handle, owners, clientsOfWriter, limits }: JudgeContext): number[] {
  const claims: number[] = []
  for (const { client } of fresh) {
    const owner = owners.get(client)
    if (owner === handle) continue
    if (owner !== undefined || Y.getState(store, client) > 0) throw new Refusal('foreign-client')
    claims.push(client)
  }
  if (claims.length > 0 && clientsOfWriter + claims.length > limits.maxClientsPerPerson) throw new Refusal('too-many-clients')
  return claims
}

/** All that are wrong are named, so that their writer can put them aside at once. */
function judgeValues(placed: PlacedItem[], texts: ReadingTexts): { key: string; value: EntryValue }[] {
  const values: { key: string; value: EntryValue }[] = []
  const refused: Refusal[] = []
  for (const { item, key } of placed) {
    if (item.deleted) continue
    try {
      values.push({ key, value: judgeValue(key, item.value, texts) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(error)
    }
  }
  const [first] = refused
  if (first !== undefined) throw new Refusal(first.code, [...new Set(refused.flatMap(({ keys }) => keys))])
  return values
}
