import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { Role } from '@/lib/domain/course/policy.ts'
import type { Hiding } from '@/lib/domain/layer/hiding.ts'
import { moderationRoot } from '@/lib/domain/layer/wire.ts'
import { hasPending } from './load.ts'
import { Device, Hall } from './testing/hall.ts'
import { randomFrom } from './testing/random.ts'
import { keyOf, noteOn, text } from './testing/seminar.ts'

const people = [['adaadaadaada', 'student'], ['benbenbenben', 'student'], ['teateateatea', 'instructor']] as const
const hidings: Hiding[] = ['nothing', 'until_written', 'until_revealed']

type Step =
  | { do: 'write' | 'delete'; who: number; id: number }
  | { do: 'moderate'; at: number; hidden: boolean }
  | { do: 'come' | 'go'; who: number }
  | { do: 'renew' | 'deliver' }
  | { do: 'hide'; what: number }

const who = fc.nat(2 * people.length - 1)
const step: fc.Arbitrary<Step> = fc.oneof(
  { weight: 8, arbitrary: fc.record({ do: fc.constantFrom('write' as const, 'write' as const, 'write' as const, 'delete' as const), who, id: fc.nat(2) }) },
  { weight: 3, arbitrary: fc.record({ do: fc.constant('moderate' as const), at: fc.nat(20), hidden: fc.boolean() }) },
  { weight: 5, arbitrary: fc.record({ do: fc.constantFrom('come' as const, 'come' as const, 'go' as const), who }) },
  { weight: 4, arbitrary: fc.record({ do: fc.constantFrom('renew' as const, 'deliver' as const) }) },
  { weight: 1, arbitrary: fc.record({ do: fc.constant('hide' as const), what: fc.nat(hidings.length - 1) }) },
)

/** An id that is derived, so that two devices may come upon it; the others are random, and so is one device's until another knows of it. */
const derived = 2

/**
 * Each person has two devices, that come and go; what is written has words of its own. What is deleted has a random id, and
 * is left alone.
 */
function play(first: Hiding, clients: number, steps: Step[]): { sentAway: number } {
  const random = randomFrom(clients)
  const device = (handle: string, role: Role) => new Device(handle, role, () => Math.floor(random() * 2 ** 32))
  const devices = people.flatMap(([handle, role]) => [device(handle, role), device(handle, role)])
  /** Every text ever written, by key. */
  const written = new Map<string, string[]>()
  const gone = new Map<string, number>()
  let counted = 0
  let sentAway = 0
  const hall: Hall = new Hall({
    texts: new Map([['v1', text]]), hiding: { hiding: first, revealAt: null }, devices,
    onFrame: (device, frame) => {
      const mayKnow = hall.expectedFor(device)
      const bytes = Buffer.from(frame)
      for (const [key, bodies] of written) {
        if (key in mayKnow || key.startsWith(device.handle)) continue
        for (const body of bodies) expect(bytes.includes(body), `${device.handle} is told "${body}"`).toBe(false)
      }
    },
  })
  const keyFor = (handle: string, id: number) => keyOf(handle, `note-${id}-${gone.get(`${handle} ${id}`) ?? 0}`.padEnd(9, '0'))
  const at = (n: number) => devices[n] ?? devices[0]!
  const settle = (device: Device) => {
    if (device.sentAway === null) return
    expect([4409, 4422]).toContain(device.sentAway)
    sentAway++
    device.takeFreshDoc()
  }
  for (const s of steps) {
    switch (s.do) {
      case 'write': {
        const key = keyFor(at(s.who).handle, s.id)
        if (s.id !== derived && written.has(key) && !at(s.who).doc.getMap('entries').has(key)) break
        const body = `words number ${++counted}.`
        written.set(key, [...(written.get(key) ?? []), body])
        at(s.who).doc.getMap('entries').set(key, noteOn('v1', 'the market', body))
        break
      }
      case 'delete': {
        const { handle, doc } = at(s.who)
        const key = keyFor(handle, s.id)
        if (s.id === derived || !doc.getMap('entries').has(key)) break
        doc.getMap('entries').delete(key)
        gone.set(`${handle} ${s.id}`, (gone.get(`${handle} ${s.id}`) ?? 0) + 1)
        break
      }
      case 'moderate': {
        const staff = at(2 * 2)
        const keys = Object.keys(staff.values()).sort()
        const key = keys[s.at % keys.length]
        if (key !== undefined && staff.socket !== null) staff.doc.getMap(moderationRoot).set(key, { v: 1, hidden: s.hidden, at: `2026-11-22T10:00:${String(counted % 60).padStart(2, '0')}Z` })
        break
      }
      case 'come': settle(at(s.who)); hall.connect(at(s.who)); break
      case 'go': hall.leave(at(s.who)); break
      case 'renew': hall.renew(); break
      case 'deliver': hall.deliver(); break
      case 'hide': hall.setHiding({ hiding: hidings[s.what] ?? 'nothing', revealAt: null }); break
    }
  }
  hall.deliver()
  // Whoever is there and was shown the room shows just what they may see of it.
  const compare = () => {
    for (const device of devices) {
      if (device.socket === null || device.socket.isAhead || device.socket.outdatedSince !== null) continue
      expect(hasPending(device.doc)).toBe(false)
      expect(device.values()).toEqual(hall.expectedFor(device))
    }
  }
  compare()
  // And so does everybody, once they have come.
  for (let round = 0; round < 3; round++) {
    for (const device of devices) {
      settle(device)
      hall.connect(device)
    }
    hall.deliver()
  }
  compare()
  expect(devices.map(({ sentAway: code }) => code)).toEqual(devices.map(() => null))
  return { sentAway }
}

it('shows everybody just what they may see, through any history of writing, hiding, coming, going and epochs', () => {
  let sentAway = 0
  fc.assert(fc.property(fc.constantFrom(...hidings), fc.nat(), fc.array(step, { minLength: 10, maxLength: 80 }), (first, clients, steps) => { sentAway += play(first, clients, steps).sentAway }), { numRuns: 300, seed: 20261122 })
  // The histories reach what they are to try.
  expect(sentAway).toBeGreaterThan(20)
}, 120_000)
