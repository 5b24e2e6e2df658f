import { pino } from 'pino'
import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { endSession } from '@/lib/auth/end-sessions.ts'
import { accessEvents } from '@/lib/auth/events.ts'
import { db } from '@/lib/db/client.ts'
import { hasRedis, withoutRedis } from '../testing/redis-process.ts'
import type { Person } from '../testing/seminar.ts'
import { keyOf, replyTo } from '../testing/seminar.ts'
import { useCluster } from '../testing/use-cluster.ts'
import { rows, updateOf, waiting } from '../testing/use-room.ts'
import { Cluster } from './cluster.ts'
import { openRedisBus } from './redis-bus.ts'

vi.setConfig({ testTimeout: 60_000 })

describe.skipIf(!hasRedis)(hasRedis ? 'a room that two processes serve' : withoutRedis, () => {
  const room = useCluster({ idleMs: 50, limits: { updatesPerSnapshot: 20 } })
  const note = (body: string) => room.seminar.note('The river', body)
  const withClient = (client: number) => Object.assign(new Y.Doc(), { clientID: client })

  it('is one room to unmodified clients, with its notes and its people', async () => {
    const a = room.stock(room.a, room.ada)
    const b = room.stock(room.b, room.ben)
    const thread = keyOf(room.ada.handle)
    a.entries.set(thread, note('from the first'))
    await vi.waitFor(() => expect(b.entries.has(thread)).toBe(true), waiting)
    b.entries.set(keyOf(room.ben.handle), replyTo(thread, 'From the second.'))
    a.provider.awareness.setLocalState({ place: 12 })
    b.provider.awareness.setLocalState({ place: 40 })
    await vi.waitFor(() => expect(a.entries.toJSON()).toEqual(b.entries.toJSON()), waiting)
    expect(a.entries.size).toBe(2)
    await vi.waitFor(() => expect(b.provider.awareness.getStates().get(a.doc.clientID)).toEqual({ place: 12, handle: room.ada.handle }), waiting)
    await vi.waitFor(() => expect(a.provider.awareness.getStates().get(b.doc.clientID)).toEqual({ place: 40, handle: room.ben.handle }), waiting)
    a.leave()
    await vi.waitFor(() => expect(b.provider.awareness.getStates().has(a.doc.clientID)).toBe(false), waiting)
  })

  it('loses nothing where many write to both at once, and its rows say what its log says', async () => {
    const people: Person[] = await Promise.all(Array.from({ length: 6 }, () => room.seminar.add('student')))
    const expected: Record<string, unknown> = {}
    const writers = await Promise.all(people.map(async (person, i) => ({ person, doc: new Y.Doc(), client: await room.raw(i % 2 === 0 ? room.a : room.b, person) })))
    for (let n = 0; n < 25; n++) {
      for (const { person, doc, client } of writers) {
        const key = keyOf(person.handle, `note-${String(n % 20).padStart(4, '0')}`)
        expected[key] = note(`${person.handle} ${n}`)
        client.sendUpdate(updateOf([[key, expected[key]]], doc))
      }
      await vi.waitFor(() => expect(writers[0]?.client.messages().at(-1)).toEqual({ type: 'acknowledged', count: n + 1 }), waiting)
    }
    for (const { client } of writers) await vi.waitFor(() => expect(client.messages().at(-1)).toEqual({ type: 'acknowledged', count: 25 }), waiting)
    for (const { client, doc } of writers) {
      // One's own are not sent back.
      await vi.waitFor(() => {
        Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(doc))
        expect(client.doc.getMap('entries').toJSON()).toEqual(expected)
      }, waiting)
    }
    for (const process of [room.a, room.b]) expect(await room.fresh(process, room.ben)).toEqual(expected)
    expect(await room.differences()).toBe(0)
    expect(await rows('SELECT count(*)::int AS count FROM entry_revision WHERE room_id = $1', [room.roomId])).toEqual([{ count: 150 }])
  })

  it('gives a client id to one of two who take it at the same moment in two processes', async () => {
    for (let id = 1; id <= 8; id++) {
      const [ada, ben] = await Promise.all([room.raw(room.a, room.ada), room.raw(room.b, room.ben)])
      const pair = ({ handle }: Person): [string, unknown][] => [[keyOf(handle), note('one')], [keyOf(handle), note('two')]]
      // Neither is what the other sent with one more: the first of both is told as known, the second as somebody else's.
      ada.sendUpdate(updateOf(pair(room.ada), withClient(id)))
      ben.sendUpdate(updateOf([...pair(room.ben), ...pair(room.ben)], withClient(id)))
      await vi.waitFor(() => expect([ada.messages().length, ben.messages().length]).toEqual([1, 1]), waiting)
      expect([ada, ben].map(({ closed }) => closed?.code ?? null)).not.toContain(4500)
      ada.close()
      ben.close()
    }
    const owners = await rows<{ handle: string }>('SELECT handle FROM room_client WHERE room_id = $1', [room.roomId])
    const written = await rows<{ handle: string }>('SELECT handle FROM entry WHERE room_id = $1', [room.roomId])
    const of = (list: { handle: string }[], { handle }: Person) => list.filter((row) => row.handle === handle).length
    expect(owners).toHaveLength(8)
    expect([of(written, room.ada), of(written, room.ben)]).toEqual([2 * of(owners, room.ada), 4 * of(owners, room.ben)])
    expect(await room.differences()).toBe(0)
  })

  it('gives a client id to who first showed it in the other process', async () => {
    const ada = await room.raw(room.a, room.ada)
    await room.raw(room.b, room.ben)
    ada.sendAwareness([{ client: 77, clock: 0, state: { place: 1 } }])
    await vi.waitFor(async () => expect(await rows('SELECT client FROM room_client WHERE room_id = $1', [room.roomId])).toHaveLength(1), waiting)
    const ben = await room.raw(room.b, room.ben)
    ben.sendUpdate(updateOf([[keyOf(room.ben.handle), note('mine')]], withClient(77)))
    await ben.ended()
    expect(ben.messages().at(-1)).toMatchObject({ type: 'refused', code: 'foreign-client' })
  })

  it('lets nobody speak in one process for somebody who is in the other', async () => {
    const ada = await room.raw(room.a, room.ada)
    const ben = await room.raw(room.b, room.ben)
    const witness = await room.raw(room.b, await room.seminar.add('student'))
    ada.sendAwareness([{ client: 1, clock: 0, state: { place: 7 } }])
    await vi.waitFor(() => expect(witness.presences().get(1)).toEqual({ place: 7, handle: room.ada.handle }), waiting)
    ben.sendAwareness([{ client: 1, clock: 5, state: { place: 666 } }, { client: 1, clock: 6, state: null }, { client: 2, clock: 0, state: { place: 3 } }])
    await vi.waitFor(() => expect(witness.presences().get(2)).toEqual({ place: 3, handle: room.ben.handle }), waiting)
    expect(witness.presences().get(1)).toEqual({ place: 7, handle: room.ada.handle })
    expect(ben.closed).toBeNull()
  })

  it('takes up a writer who goes on in the other process with the same client id', async () => {
    const doc = new Y.Doc()
    const first = await room.raw(room.a, room.ada)
    await room.raw(room.b, room.ben)
    const keys: string[] = []
    const write = () => {
      keys.push(keyOf(room.ada.handle))
      return updateOf([[keys.at(-1) ?? '', note(`note ${keys.length}`)]], doc)
    }
    first.sendUpdate(write())
    first.sendAwareness([{ client: doc.clientID, clock: 1, state: { place: 1 } }])
    await vi.waitFor(() => expect(first.messages()).toHaveLength(1), waiting)
    // The first socket is not closed yet when the second begins.
    const second = await room.raw(room.b, room.ada)
    expect(Object.keys(second.doc.getMap('entries').toJSON())).toEqual(keys)
    second.sendUpdate(write())
    second.sendAwareness([{ client: doc.clientID, clock: 3, state: { place: 2 } }])
    await vi.waitFor(() => expect(second.messages()).toHaveLength(1), waiting)
    first.close()
    const ben = await room.raw(room.a, room.ben)
    await vi.waitFor(() => expect(ben.presences().get(doc.clientID)).toEqual({ place: 2, handle: room.ada.handle }), waiting)
    expect(Object.keys(await room.fresh(room.a, room.ben)).sort()).toEqual([...keys].sort())
  })

  it('reads what the other wrote before it calls a gap or a foreign note a fault, whatever Redis lost', async () => {
    const ada = await room.raw(room.a, room.ada)
    const [elsewhere, ben] = [await room.raw(room.b, room.ada), await room.raw(room.b, room.ben)]
    const doc = new Y.Doc()
    await room.letPublish(false)
    try {
      const first = updateOf([[keyOf(room.ada.handle), note('one')]], doc)
      ada.sendUpdate(first)
      await vi.waitFor(() => expect(ada.messages()).toHaveLength(1), waiting)
      elsewhere.sendUpdate(updateOf([[keyOf(room.ada.handle), note('two')]], doc))
      await vi.waitFor(() => expect(elsewhere.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
      const second = updateOf([[keyOf(room.ada.handle), note('three')]], doc)
      ada.sendUpdate(second)
      await vi.waitFor(() => expect(ada.messages().at(-1)).toEqual({ type: 'acknowledged', count: 2 }), waiting)
      // All that an honest client has, with something of its own.
      ben.sendUpdate(Y.mergeUpdates([Y.encodeStateAsUpdate(doc), updateOf([[keyOf(room.ben.handle), note('four')]])]))
      await vi.waitFor(() => expect(ben.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
    } finally {
      await room.letPublish(true)
    }
    expect(Object.keys(await room.fresh(room.a, room.ben))).toHaveLength(4)
    expect(await room.differences()).toBe(0)
  })

  it('closes sockets in every process when a session ends or a right is lost in one', async () => {
    // This process is a third: pages live there.
    const pages = new Cluster({ bus: openRedisBus({ url: room.redis.url, log: pino({ level: 'silent' }) }) })
    try {
      await vi.waitFor(() => expect(pages.bus?.isUp).toBe(true), waiting)
      const sockets = [await room.raw(room.a, room.ada), await room.raw(room.b, room.ada)]
      const bens = [await room.raw(room.a, room.ben), await room.raw(room.b, room.ben)]
      await endSession(room.ada.sessionId)
      expect(await Promise.all(sockets.map(async (socket) => (await socket.ended()).code))).toEqual([4401, 4401])
      expect(bens.map(({ closed }) => closed)).toEqual([null, null])
      await db().membership.updateMany({ where: { userId: room.ben.userId }, data: { endedAt: new Date() } })
      accessEvents().emit('rights-changed', room.ben.userId)
      expect(await Promise.all(bens.map(async (socket) => (await socket.ended()).code))).toEqual([4403, 4403])
    } finally {
      await pages.close()
    }
  })

  it('closes them also where no message comes through', async () => {
    await room.letPublish(false)
    try {
      const [ada, ben] = [await room.raw(room.b, room.ada), await room.raw(room.b, room.ben)]
      await db().session.update({ where: { id: room.ada.sessionId }, data: { endedAt: new Date() } })
      await db().membership.updateMany({ where: { userId: room.ben.userId }, data: { endedAt: new Date() } })
      expect([(await ada.ended()).code, (await ben.ended()).code]).toEqual([4401, 4403])
    } finally {
      await room.letPublish(true)
    }
  })

  it.each([
    ['loses every message', () => room.letPublish(false), () => room.letPublish(true)],
    ['is silent, as behind a partition', () => Promise.resolve(room.redis.signal('SIGSTOP')), () => Promise.resolve(room.redis.signal('SIGCONT'))],
    ['is killed', () => room.redis.kill(), () => room.redis.start()],
  ] as [string, () => Promise<void>, () => Promise<void>][])('goes on while Redis %s, and is at once again when it is back', async (_what, fail, mend) => {
    const ada = room.stock(room.a, room.ada)
    const ben = room.stock(room.b, room.ben)
    ada.entries.set(keyOf(room.ada.handle), note('before'))
    await vi.waitFor(() => expect(ben.entries.size).toBe(1), waiting)
    await fail()
    try {
      for (let i = 0; i < 10; i++) {
        ada.entries.set(keyOf(room.ada.handle), note(`meanwhile ${i}`))
        ben.entries.set(keyOf(room.ben.handle), note(`meanwhile ${i}`))
      }
      await vi.waitFor(() => expect([ada.entries.size, ben.entries.size]).toEqual([21, 21]), waiting)
    } finally {
      await mend()
    }
    ben.provider.awareness.setLocalState({ place: 5 })
    await vi.waitFor(() => expect(ada.provider.awareness.getStates().get(ben.doc.clientID)).toMatchObject({ place: 5 }), { timeout: 20_000, interval: 20 })
    ben.entries.set(keyOf(room.ben.handle), note('after'))
    await vi.waitFor(() => expect(ada.entries.size).toBe(22), waiting)
    expect(ada.entries.toJSON()).toEqual(ben.entries.toJSON())
    expect(await room.differences()).toBe(0)
  })

  it('has everything after one of them is killed, and does not show its people any more', async () => {
    const other = await room.startProcess()
    const ada = await room.raw(other, room.ada)
    const ben = await room.raw(room.a, room.ben)
    const doc = new Y.Doc()
    const keys = Array.from({ length: 10 }, () => keyOf(room.ada.handle))
    for (const key of keys) ada.sendUpdate(updateOf([[key, note('written there')]], doc))
    ada.sendAwareness([{ client: doc.clientID, clock: 1, state: { place: 1 } }])
    await vi.waitFor(() => expect(ada.messages().at(-1)).toEqual({ type: 'acknowledged', count: 10 }), waiting)
    await vi.waitFor(() => expect(ben.presences().get(doc.clientID)).toMatchObject({ place: 1 }), waiting)
    await other.kill()
    await vi.waitFor(() => expect(ben.presences().get(doc.clientID)).toBeNull(), waiting)
    expect(Object.keys(ben.doc.getMap('entries').toJSON()).sort()).toEqual([...keys].sort())
    const again = await room.raw(room.b, room.ada)
    again.sendUpdate(updateOf([[keyOf(room.ada.handle), note('and here')]], doc))
    await vi.waitFor(() => expect(again.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
    await vi.waitFor(() => expect(ben.doc.getMap('entries').size).toBe(11), waiting)
  })

  it('lets a process that stops in the middle keep nobody from writing', async () => {
    const ada = room.stock(room.a, room.ada)
    const ben = await room.raw(room.b, room.ben)
    ada.entries.set(keyOf(room.ada.handle), note('before'))
    await vi.waitFor(() => expect(ben.doc.getMap('entries').size).toBe(1), waiting)
    for (let i = 0; i < 20; i++) ada.entries.set(keyOf(room.ada.handle), note(`under way ${i}`))
    process.kill(room.a.pid, 'SIGSTOP')
    try {
      ben.sendUpdate(updateOf([[keyOf(room.ben.handle), note('meanwhile')]]))
      await vi.waitFor(() => expect(ben.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), { timeout: 15_000, interval: 20 })
    } finally {
      process.kill(room.a.pid, 'SIGCONT')
    }
    await vi.waitFor(async () => expect(Object.keys(await room.fresh(room.b, room.ben))).toHaveLength(22), { timeout: 30_000, interval: 500 })
    await vi.waitFor(() => expect(ada.entries.size).toBe(22), { timeout: 30_000, interval: 50 })
    expect(await room.differences()).toBe(0)
  })
})
