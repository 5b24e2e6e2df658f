import fc from 'fast-check'
import { expect, it } from 'vitest'
import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { handleOf } from '@/lib/domain/annotation/entry.ts'
import { defaultLimits } from '../limits.ts'
import { hasPending } from '../load.ts'
import { forge } from '../testing/forge.ts'
import { keyOf, noteOn, text } from '../testing/seminar.ts'
import { judgeUpdate } from './judge-update.ts'
import { layerRules } from './rules.ts'

const people = ['adaadaadaada', 'benbenbenben', 'carcarcarcar']
const ids = ['note-0001', 'note-0002', 'note-0003']
const rules = layerRules(new Map([['v1', text]]))

/** A server's room and its log, and what the promises say of it in plain words. */
class Room {
  readonly doc = new Y.Doc()
  readonly owners = new Map<number, string>()
  readonly log: Uint8Array[] = []

  constructor() {
    this.doc.getMap('entries')
  }

  offer(handle: string, update: Uint8Array) {
    const before = this.doc.getMap('entries').toJSON() as Record<string, EntryValue>
    const verdict = judgeUpdate(this.doc, update, { handle, mayWrite: true, mayModerate: false, epoch: 0, owners: this.owners, clientsOfWriter: 0, entriesOfWriter: 0, rules, limits: defaultLimits })
    if (verdict.kind === 'accepted' && verdict.update !== null) {
      for (const client of verdict.claims) this.owners.set(client, handle)
      Y.applyUpdate(this.doc, verdict.update)
      this.log.push(verdict.update)
    }
    this.keepsPromises(handle, before)
    return verdict
  }

  /** Nothing pending; nobody else's entry touched; all values are entries; the log gives the same doc to who reads it. */
  private keepsPromises(writer: string, before: Record<string, EntryValue>): void {
    expect(hasPending(this.doc)).toBe(false)
    expect([...this.doc.share.keys()]).toEqual(['entries'])
    const after = this.doc.getMap('entries').toJSON() as Record<string, EntryValue>
    for (const key of new Set([...Object.keys(before), ...Object.keys(after)])) if (handleOf(key) !== writer) expect(after[key]).toEqual(before[key])
    for (const [client, structs] of this.doc.store.clients) {
      for (const struct of structs) expect(struct instanceof Y.Item && handleOf(struct.parentSub ?? '')).toBe(this.owners.get(client))
    }
    expect(this.reader().getMap('entries').toJSON()).toEqual(after)
  }

  reader(): Y.Doc {
    const doc = new Y.Doc()
    for (const update of this.log) Y.applyUpdate(doc, update)
    return doc
  }
}

type Step =
  | { do: 'write' | 'delete'; who: number; device: number; id: number; n: number }
  | { do: 'sync' | 'send-all'; who: number; device: number }
  | { do: 'attack'; who: number; victim: number; how: number; id: number; n: number }
  | { do: 'mutate'; who: number; device: number; at: number; to: number; cut: boolean }

const who = fc.nat(people.length - 1)
const device = fc.nat(1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 6, arbitrary: fc.record({ do: fc.constantFrom('write' as const, 'delete' as const), who, device, id: fc.nat(2), n: fc.nat(9) }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('sync' as const, 'send-all' as const), who, device }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('attack' as const), who, victim: who, how: fc.nat(5), id: fc.nat(2), n: fc.nat(9) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('mutate' as const), who, device, at: fc.nat(400), to: fc.nat(255), cut: fc.boolean() }) },
)

const noteOf = (n: number): EntryValue => noteOn('v1', 'the market', `note ${n}`)

/** Everybody has two devices, which write offline and send all they have now and then. */
function play(steps: Step[]): void {
  const room = new Room()
  let lastClient = 1000
  // A client id is its person's before anybody else can know it.
  const newDevice = (person: number) => {
    const doc = room.reader()
    doc.clientID = ++lastClient
    room.owners.set(doc.clientID, people[person] ?? '')
    return doc
  }
  const devices = people.map((_, person) => [newDevice(person), newDevice(person)] as const)
  const at = (person: number, n: number) => devices[person]?.[n] ?? new Y.Doc()
  for (const s of steps) {
    const me = people[s.who] ?? ''
    switch (s.do) {
      case 'write': at(s.who, s.device).getMap('entries').set(keyOf(me, ids[s.id]), noteOf(s.n)); break
      case 'delete': at(s.who, s.device).getMap('entries').delete(keyOf(me, ids[s.id])); break
      case 'sync': Y.applyUpdate(at(s.who, s.device), Y.encodeStateAsUpdate(room.doc)); break
      case 'send-all': {
        const mine = at(s.who, s.device)
        expect(room.offer(me, Y.encodeStateAsUpdate(mine)).kind).toBe('accepted')
        Y.applyUpdate(mine, Y.encodeStateAsUpdate(room.doc))
        expect(mine.getMap('entries').toJSON()).toEqual(room.doc.getMap('entries').toJSON())
        break
      }
      case 'attack': if (s.who !== s.victim) room.offer(me, attack(s, room, at(s.victim, 0).clientID)); break
      case 'mutate': {
        const bytes = Uint8Array.from(Y.encodeStateAsUpdate(at(s.who, s.device)))
        if (s.at < bytes.length) bytes[s.at] = s.to
        room.offer(me, s.cut ? bytes.slice(0, s.at) : bytes)
        // Whoever lies about their own devices' past takes fresh docs, or quarrels with themselves.
        devices[s.who] = [newDevice(s.who), newDevice(s.who)]
        break
      }
    }
  }
}

function attack({ who: person, victim, how, id, n }: Extract<Step, { do: 'attack' }>, room: Room, victimClient: number): Uint8Array {
  const copy = room.reader()
  copy.clientID = 90_000 + person * 100 + room.log.length
  const key = keyOf(people[victim] ?? '', ids[id])
  const known = Y.encodeStateVector(copy)
  switch (how) {
    case 0: copy.getMap('entries').set(key, noteOf(n)); return Y.encodeStateAsUpdate(copy, known)
    case 1: copy.getMap('entries').delete(key); return Y.encodeStateAsUpdate(copy)
    case 2: return forge([{ client: victimClient, clock: Y.getState(room.doc.store, victimClient), structs: [{ key, values: [noteOf(n)] }] }])
    case 3: return forge([], { [victimClient]: [[n, id + 1]] })
    case 4: return forge([{ client: 70_000 + n, clock: n, structs: [{ origin: { client: victimClient, clock: id }, values: [noteOf(n)] }] }])
    default: return forge([{ client: 80_000 + n, clock: 0, structs: [{ ref: n, key, length: id + 1, values: [noteOf(n)] }] }], { [80_000 + n]: [[0, 1]] })
  }
}

it('keeps its promises through any history of honest and hostile writers', () => {
  fc.assert(fc.property(fc.array(step, { minLength: 5, maxLength: 40 }), play), { numRuns: 400, seed: 20261122 })
}, 60_000)

it('neither breaks nor lets through what is not a writer’s, whatever bytes change', () => {
  const room = new Room()
  const honest = new Y.Doc()
  honest.clientID = 5
  honest.getMap('entries').set(keyOf(people[0] ?? '', ids[0]), noteOf(1))
  room.offer(people[0] ?? '', Y.encodeStateAsUpdate(honest))
  const writer = new Y.Doc()
  Y.applyUpdate(writer, Y.encodeStateAsUpdate(honest))
  writer.clientID = 6
  writer.getMap('entries').set(keyOf(people[1] ?? '', ids[1]), noteOf(2))
  const bytes = Y.encodeStateAsUpdate(writer)
  fc.assert(fc.property(fc.array(fc.tuple(fc.nat(bytes.length - 1), fc.nat(255)), { minLength: 1, maxLength: 4 }), (changes) => {
    const mutated = Uint8Array.from(bytes)
    for (const [at, to] of changes) mutated[at] = to
    room.offer(people[1] ?? '', mutated)
  }), { numRuns: 3000, seed: 7 })
}, 60_000)
