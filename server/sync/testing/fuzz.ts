import * as Y from 'yjs'
import type { Annotation, EntryValue } from '@/lib/domain/annotation/entry.ts'
import { kindsOf } from '@/lib/domain/annotation/entry-kinds.ts'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import type { RefusalCode } from '@/lib/domain/layer/wire.ts'
import { forge } from './forge.ts'
import type { RoomRules } from '../judge/rules.ts'
import { layerRules } from '../judge/rules.ts'
import { ModelRoom } from './model-room.ts'
import { randomFrom } from './random.ts'
import { claim, linkOf, positionOf } from './debate-entries.ts'
import { noteOn, replyTo, text, withdrawalOf } from './seminar.ts'

/** What came of the updates of a run. */
export interface FuzzFigures {
  updates: number
  accepted: number
  /** Accepted, and changed something. */
  changed: number
  gaps: number
  refused: Partial<Record<RefusalCode, number>>
  rooms: number
}

const people = ['adaadaadaada', 'benbenbenben', 'carcarcarcar', 'teateateatea']
const staff = 'teateateatea'
const layers = layerRules(new Map([['v1', text]]))
/** A debate's, as if its course had that one text. */
const debates: RoomRules = { ...layers, kinds: kindsOf('debate') }
/** Updates offered to one room before the next begins, from a seed of its own. */
export const updatesPerRoom = 400

/**
 * Offers mutated updates to one room after another, from `seed` on: each room's history follows from its own seed alone,
 * so a broken promise is found again with it (`seed`, one room). Throws where a promise is broken, saying with which seed.
 */
export function fuzz({ seed, updates, onRoom = () => undefined }: { seed: number; updates: number; onRoom?: (figures: FuzzFigures) => void }): FuzzFigures {
  const figures: FuzzFigures = { updates: 0, accepted: 0, changed: 0, gaps: 0, refused: {}, rooms: 0 }
  for (let roomSeed = seed; figures.updates < updates; roomSeed++) {
    try {
      new FuzzRoom(roomSeed).run(Math.min(updatesPerRoom, updates - figures.updates), figures)
    } catch (error) {
      throw new Error(`Seed ${roomSeed}: ${error instanceof Error ? error.message : String(error)}`, { cause: error })
    }
    figures.rooms++
    onRoom(figures)
  }
  return figures
}

class FuzzRoom {
  private readonly random: () => number
  private readonly isDebate: boolean
  private readonly room: ModelRoom
  /** A doc for each device: two of each person. */
  private readonly devices: { handle: string; doc: Y.Doc }[] = []
  /** Updates that were honest once. */
  private readonly pool: Uint8Array[] = []
  private nextClient = 1000

  constructor(seed: number) {
    this.random = randomFrom(seed)
    this.isDebate = seed % 2 === 1
    this.room = new ModelRoom(this.isDebate ? debates : layers)
    for (const handle of [...people, ...people]) this.devices.push({ handle, doc: this.newDoc(handle) })
  }

  run(count: number, figures: FuzzFigures): void {
    for (let i = 0; i < count; i++) {
      const device = this.pick(this.devices)
      if (this.chance(0.5)) this.act(device)
      if (this.chance(0.004)) this.room.renew()
      const isHonest = this.chance(0.15)
      const bytes = isHonest ? Y.encodeStateAsUpdate(device.doc) : this.mutate(this.chance(0.1) ? this.forged() : this.source(device.doc))
      const handle = isHonest || this.chance(0.6) ? device.handle : this.pick(people)
      const verdict = this.room.offer({ handle, mayWrite: isHonest || this.chance(0.95), mayModerate: handle === staff && (isHonest || this.chance(0.9)) }, bytes)
      figures.updates++
      if (verdict.kind === 'accepted') figures.accepted++
      if (verdict.kind === 'accepted' && verdict.update !== null) figures.changed++
      if (verdict.kind === 'gap') figures.gaps++
      if (verdict.kind === 'refused') figures.refused[verdict.refusal.code] = (figures.refused[verdict.refusal.code] ?? 0) + 1
      // Whoever was refused, or is told that their doc is outdated, takes a fresh one, as clients do; now and then everybody catches up.
      if (isHonest && (verdict.kind !== 'accepted' || !this.room.sync(device.handle, device.doc))) device.doc = this.newDoc(device.handle)
    }
    this.room.check()
  }

  private newDoc(handle: string): Y.Doc {
    const doc = new Y.Doc()
    Y.applyUpdate(doc, Y.encodeStateAsUpdate(this.room.doc))
    doc.clientID = ++this.nextClient
    this.room.owners.set(doc.clientID, handle)
    return doc
  }

  private act({ handle, doc }: { handle: string; doc: Y.Doc }): void {
    const known = Y.encodeStateVector(doc)
    const entries = doc.getMap<EntryValue>(entriesRoot)
    const key = `${handle}:note-000${Math.floor(this.random() * 5)}`
    const note = noteOn('v1', 'the market', `note ${Math.floor(this.random() * 1000)}`)
    const what = this.random()
    if (handle === staff && what < 0.5 && entries.size > 0) {
      const at = this.pick([...entries.keys()])
      doc.getMap(moderationRoot).set(at, { v: 1, hidden: this.chance(0.5), at: '2026-11-22T10:00:00Z' })
    } else if (this.isDebate && what < 0.9) this.argue(handle, key, note, entries)
    else if (what < 0.7) entries.set(key, note)
    else if (what < 0.8) entries.set(key, replyTo(`${this.pick(people)}:note-0001`, 'yes'))
    else if (what < 0.9) entries.set(key, withdrawalOf(note))
    else entries.delete(key)
    const update = Y.encodeStateAsUpdate(doc, known)
    this.pool.push(update)
    if (this.pool.length > 40) this.pool.splice(Math.floor(this.random() * 40), 1)
  }

  /** Mostly what a debate takes, and now and then what it does not. */
  private argue(handle: string, key: string, note: Annotation, entries: Y.Map<EntryValue>): void {
    const to = `${this.pick(people)}:note-0001`
    const what = this.random()
    if (what < 0.5) entries.set(key, claim(note.body, { target: note.target, answers: { to, relation: 'supports' } }))
    else if (what < 0.7) entries.set(...positionOf(handle, to, this.pick(['agree', 'disagree', 'unsure'])))
    else if (what < 0.85) entries.set(...linkOf(handle, to, `${this.pick(people)}:note-0002`))
    else if (what < 0.97) entries.set(key, withdrawalOf(note))
    else entries.set(key, note)
  }

  private source(doc: Y.Doc): Uint8Array {
    if (this.pool.length > 0 && this.chance(0.6)) return this.pick(this.pool)
    return Y.encodeStateAsUpdate(doc)
  }

  private forged(): Uint8Array {
    const client = 900 + Math.floor(this.random() * 200)
    const struct = () => ({
      ref: this.chance(0.7) ? 8 : Math.floor(this.random() * 12),
      parent: this.pick([entriesRoot, moderationRoot, 'elsewhere']),
      key: `${this.pick(people)}:note-000${Math.floor(this.random() * 5)}`,
      length: 1 + Math.floor(this.random() * 3),
      values: [this.chance(0.5) ? noteOn('v1', 'the market', 'forged') : { v: 1, hidden: true, at: '2026-11-22T10:00:00Z' }],
      ...(this.chance(0.4) ? { origin: { client: 1000 + Math.floor(this.random() * 30), clock: Math.floor(this.random() * 6) } } : {}),
    })
    const deletes: Record<number, [number, number][]> = this.chance(0.4) ? { [1000 + Math.floor(this.random() * 30)]: [[Math.floor(this.random() * 5), 1 + Math.floor(this.random() * 3)]] } : {}
    return forge([{ client, clock: Math.floor(this.random() * 3), structs: [struct(), ...(this.chance(0.3) ? [struct()] : [])] }], deletes)
  }

  /** Flips, cuts, repeats, swaps and splices bytes; sometimes leaves them as they are. */
  private mutate(source: Uint8Array): Uint8Array {
    let bytes = Uint8Array.from(source)
    for (let left = Math.floor(this.random() * 4); left > 0 && bytes.length > 0; left--) {
      const at = Math.floor(this.random() * bytes.length)
      const what = this.random()
      if (what < 0.45) bytes[at] = Math.floor(this.random() * 256)
      else if (what < 0.6) bytes[at] = ((bytes[at] ?? 0) + (this.chance(0.5) ? 1 : 255)) % 256
      else if (what < 0.7) bytes = bytes.slice(0, at)
      else if (what < 0.8) bytes = join(bytes.slice(0, at), bytes.slice(Math.max(0, at - 5)))
      else if (what < 0.9) bytes = join(bytes.slice(0, at), bytes.slice(at + 1 + Math.floor(this.random() * 4)))
      else {
        const other = this.pool.length > 0 ? this.pick(this.pool) : bytes
        bytes = join(bytes.slice(0, at), other.slice(Math.floor(this.random() * other.length)))
      }
    }
    return bytes
  }

  private chance(probability: number): boolean {
    return this.random() < probability
  }

  private pick<T>(from: readonly T[]): T {
    const found = from[Math.floor(this.random() * from.length)]
    if (found === undefined) throw new Error('There is nothing to pick from.')
    return found
  }
}

function join(a: Uint8Array, b: Uint8Array): Uint8Array<ArrayBuffer> {
  const joined = new Uint8Array(a.length + b.length)
  joined.set(a)
  joined.set(b, a.length)
  return joined
}
