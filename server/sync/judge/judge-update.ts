import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import type { Limits } from '../limits.ts'
import { isHidden } from '../moderated.ts'
import type { DecodedSection, DecodedUpdate } from './decode-update.ts'
import { decodeLayerUpdate } from './decode-update.ts'
import { judgeDeletes } from './deletes.ts'
import type { NewSection } from './encode-update.ts'
import { encodeLayerUpdate, isAcceptedWhole } from './encode-update.ts'
import type { Place, PlacedItem } from './place.ts'
import { countSiblings, placeItems } from './place.ts'
import { Gap, Refusal } from './refusal.ts'
import type { RoomRules } from './rules.ts'
import { judgeKey, judgeModeration, judgeValue } from './values.ts'

const noKeys: ReadonlySet<string> = new Set()

/** Whose update it is, and what the room knows. */
export interface JudgeContext {
  /** The writer's name in this layer. */
  handle: string
  mayWrite: boolean
  /** Whether they lead the course, and so may hide entries from others. */
  mayModerate: boolean
  /** How often the doc was made anew: beyond 0, what a key once built on may be gone. */
  epoch: number
  /** Whose each client id is. */
  owners: ReadonlyMap<number, string>
  /** How many client ids and entries the writer has in this room. */
  clientsOfWriter: number
  entriesOfWriter: number
  rules: RoomRules
  limits: Limits
}

export type Verdict =
  | {
      kind: 'accepted'
      /** What it changes: the bytes that came where that is all of them, else encoded anew; null where it changes nothing. */
      update: Uint8Array | null
      /** Client ids that are now the writer's. */
      claims: number[]
      /** New values, in order. */
      values: { key: string; value: EntryValue }[]
      /** Entries it may have changed. */
      touched: ReadonlySet<string>
      /** Entries that it may have hidden or shown. */
      moderated: ReadonlySet<string>
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
 * Changes nothing, throws nothing of its own. Only `update` of an accepted verdict may be applied, not the bytes
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
  const fresh = newParts(store, decoded.sections)
  if (fresh.length > 0 && !context.mayWrite) throw new Refusal('read-only')
  if (fresh.length > limits.maxNewClientsPerUpdate) throw new Refusal('too-many-clients')

  const claims = judgeClients(fresh, store, context)
  const isMine = (client: number) => owners.get(client) === handle || claims.includes(client)
  const newEnd = (client: number) => {
    const last = fresh.find((section) => section.client === client)?.items.at(-1)
    return last === undefined ? 0 : last.clock + last.length
  }

  for (const { client, items } of fresh) if ((items[0]?.clock ?? 0) > Y.getState(store, client)) throw new Gap()
  const placed = placeItems(doc, fresh, { isMine, mayModerate: context.mayModerate })
  const inEntries = placed.every(({ root }) => root === entriesRoot) ? placed : placed.filter(({ root }) => root === entriesRoot)
  for (const { key } of inEntries) judgeKey(key, handle)
  judgeModerated(doc, placed, context)
  for (const item of placed) judgeOrigin(doc, item, context)
  const values = judgeValues(inEntries, context.rules)

  const newEntries = countNew(doc.getMap(entriesRoot)._map, inEntries)
  if (newEntries > 0 && context.entriesOfWriter + newEntries > limits.maxEntriesPerPerson) throw new Refusal('too-many-entries', values.map(({ key }) => key))

  const deletes = judgeDeletes(doc, decoded.deletes, { isMine, mayModerate: context.mayModerate, isHidden: (key) => isHidden(doc, key) }, newEnd)
  const touched = new Set<string>()
  let moderated: Set<string> | null = null
  const touch = ({ root, key }: Place) => (root === entriesRoot ? touched : (moderated ??= new Set())).add(key)
  placed.forEach(touch)
  deletes.places.forEach(touch)
  if (deletes.effective.size > 0 && !context.mayWrite) throw new Refusal('read-only', [...touched])

  const work = placed.length + deletes.work
  const changesNothing = fresh.length === 0 && deletes.effective.size === 0
  // Written out: spreading an object costs more than all the rest of an ordinary judgement.
  if (changesNothing) return { kind: 'accepted', update: null, claims: [], values: [], touched, moderated: moderated ?? noKeys, newEntries: 0, work }
  const accepted = isAcceptedWhole(update, decoded, fresh, deletes.effective) ? update : encodeLayerUpdate(update, fresh, deletes.effective)
  return { kind: 'accepted', update: accepted, claims, values, touched, moderated: moderated ?? noKeys, newEntries, work }
}

/** Only those who lead the course hide, and only what there is or was. */
function judgeModerated(doc: Y.Doc, placed: PlacedItem[], { mayModerate }: JudgeContext): void {
  for (const { root, key, item } of placed) {
    if (root !== moderationRoot) continue
    if (!mayModerate) throw new Refusal('not-staff', [key.slice(0, 100)])
    if (!doc.getMap(entriesRoot)._map.has(key)) throw new Refusal('bad-key', [key.slice(0, 100)])
    if (!item.deleted) judgeModeration(key, item)
  }
}

/** Throws where a new value cannot take its place among those at its key as every client would find it. */
function judgeOrigin(doc: Y.Doc, { root, key, item: { origin } }: PlacedItem, { limits, epoch }: JudgeContext): void {
  if (countSiblings(doc, { root, key }, origin, limits.maxSiblings) >= limits.maxSiblings) throw new Refusal('too-many-clients', [key])
  // What stood first at the key may be gone with the last epoch, and with it the order of what knows of nothing before it.
  if (epoch > 0 && origin === null && doc.share.get(root)?._map.has(key) === true) throw new Refusal('stale', [key])
}

/** What the sections bring beyond what is known. */
function newParts(store: Y.Doc['store'], sections: DecodedSection[]): NewSection[] {
  const parts: NewSection[] = []
  for (const { client, items, start, end } of sections) {
    const known = Y.getState(store, client)
    if (end <= known) continue
    parts.push({ client, start: Math.max(start, known), items: start >= known ? items : items.filter((item) => item.clock + item.length > known) })
  }
  return parts
}

/** How many keys nobody has used before. */
function countNew(known: ReadonlyMap<string, unknown>, placed: PlacedItem[]): number {
  const unknown = placed.filter(({ key }) => !known.has(key))
  return unknown.length < 2 ? unknown.length : new Set(unknown.map(({ key }) => key)).size
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
function judgeValues(placed: PlacedItem[], rules: RoomRules): { key: string; value: EntryValue }[] {
  const values: { key: string; value: EntryValue }[] = []
  const refused: Refusal[] = []
  for (const { item, key } of placed) {
    if (item.deleted) continue
    try {
      values.push({ key, value: judgeValue(key, item, rules) })
    } catch (error) {
      if (!(error instanceof Refusal)) throw error
      refused.push(error)
    }
  }
  const [first] = refused
  if (first !== undefined) throw new Refusal(first.code, [...new Set(refused.flatMap(({ keys }) => keys))])
  return values
}
