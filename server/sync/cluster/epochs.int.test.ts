import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { RawClient } from '../testing/raw-client.ts'
import { hasRedis, withoutRedis } from '../testing/redis-process.ts'
import type { Person } from '../testing/seminar.ts'
import { keyOf } from '../testing/seminar.ts'
import { StockProgram } from '../testing/stock-program.ts'
import { useCluster } from '../testing/use-cluster.ts'
import { rows, updateOf, waiting } from '../testing/use-room.ts'

vi.setConfig({ testTimeout: 90_000 })

describe.skipIf(!hasRedis)(hasRedis ? 'epochs of a room that two processes serve' : withoutRedis, () => {
  const room = useCluster({ idleMs: 50, limits: { updatesPerSnapshot: 10, minDeadForEpoch: 1, epochRatio: 1, burstPerAccount: 1_000_000 } })
  const words = (body: string) => room.seminar.note('The river', body)
  const epoch = async () => (await rows<{ epoch: number }>('SELECT epoch FROM room WHERE id = $1', [room.roomId]))[0]?.epoch ?? -1

  /** Waits until something was committed after `head`, and gives the new one. */
  const past = (head: number) => vi.waitFor(async () => {
    const [now] = await rows<{ head: string }>('SELECT head FROM room WHERE id = $1', [room.roomId])
    expect(Number(now?.head)).toBeGreaterThan(head)
    return Number(now?.head)
  }, waiting)

  it('begin while people write in both, and everybody ends with the same, whatever they missed', async () => {
    const people: Person[] = await Promise.all(Array.from({ length: 4 }, () => room.seminar.add('student')))
    const programs = people.map((person, i) => ({ person, key: keyOf(person.handle), program: new StockProgram(() => room.stock(i % 2 === 0 ? room.a : room.b, person)) }))
    const before = await epoch()
    const expected: Record<string, EntryValue> = {}
    let head = 0
    for (let n = 0; n < 120; n++) {
      for (const { key, program } of programs) program.set(key, (expected[key] = words(`draft ${n}`)))
      // Somebody is away now and then, and comes back with the doc they had.
      const { program } = programs[n % 4] ?? programs[0]!
      if (n % 10 === 3) program.client.provider.disconnect()
      if (n % 10 === 7) for (const other of programs) other.program.client.provider.connect()
      head = await past(head)
    }
    for (const { program } of programs) program.client.provider.connect()
    for (const { program } of programs) await vi.waitFor(() => expect(program.values()).toEqual(expected), { timeout: 30_000, interval: 50 })
    for (const process of [room.a, room.b]) expect(await room.fresh(process, room.ben)).toEqual(expected)
    expect(await epoch()).toBeGreaterThan(before + 3)
    expect(await room.differences()).toBe(0)
  })

  /** As every client does that is told to come back: it tries until it has the room. */
  const come = async (): Promise<RawClient> => {
    for (;;) {
      const client = room.knock(room.b, room.ben)
      await client.open()
      client.sendStep1()
      const hasRoom = () => client.heard.some(({ kind }) => kind === 'step2')
      await vi.waitFor(() => expect(hasRoom() || client.closed !== null).toBe(true), waiting)
      if (hasRoom()) return client
      expect(client.closed?.code).toBe(4500)
    }
  }

  it('leave nobody with anything else who comes in the very moment', async () => {
    const ada = await room.raw(room.a, room.ada)
    const doc = new Y.Doc()
    const keys = [keyOf(room.ada.handle), keyOf(room.ada.handle)]
    const comers: Y.Doc[] = []
    for (let n = 0; n < 150; n++) {
      ada.sendUpdate(updateOf([[keys[n % 2] ?? '', words(`draft ${n}`)]], doc))
      if (n % 3 !== 0) continue
      const comer = await come()
      comers.push(comer.doc)
      // Some leave at once, so that the room is let go over there and opened anew.
      if (n % 2 === 0) comer.close()
    }
    await vi.waitFor(() => expect(ada.messages().at(-1)).toEqual({ type: 'acknowledged', count: 150 }), waiting)
    expect(await epoch()).toBeGreaterThan(3)
    const expected = { [keys[0] ?? '']: words('draft 148'), [keys[1] ?? '']: words('draft 149') }
    // With what they had then, they come back.
    for (const known of comers) {
      const again = room.stock(room.b, room.ben, known)
      await Promise.race([again.ended, vi.waitFor(() => expect(again.provider.synced).toBe(true), waiting)])
      if (again.provider.synced) await vi.waitFor(() => expect(known.getMap('entries').toJSON()).toEqual(expected), waiting)
      else expect(await again.ended).toBe(4409)
      again.leave()
    }
    expect(await room.fresh(room.b, room.ben)).toEqual(expected)
    expect(await room.differences()).toBe(0)
  })

  it('begin in one while the other has people who are quiet, and they go on', async () => {
    const ben = new StockProgram(() => room.stock(room.b, room.ben))
    const key = keyOf(room.ben.handle)
    ben.set(key, words('of Ben'))
    const ada = await room.raw(room.a, room.ada)
    const adas = keyOf(room.ada.handle)
    const doc = new Y.Doc()
    const before = await epoch()
    for (let n = 0; (await epoch()) < before + 2; n++) ada.sendUpdate(updateOf([[adas, words(`draft ${n}`)]], doc))
    ada.sendUpdate(updateOf([[adas, words('at last')]], doc))
    await vi.waitFor(() => expect(ben.values()[adas]).toEqual(words('at last')), { timeout: 20_000, interval: 20 })
    ben.set(key, words('of Ben, later'))
    await vi.waitFor(async () => expect(await room.fresh(room.a, room.ada)).toEqual({ [adas]: words('at last'), [key]: words('of Ben, later') }), { timeout: 20_000, interval: 100 })
    expect(await room.differences()).toBe(0)
  })
})
