import { describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { accessEvents } from '@/lib/auth/events.ts'
import { db } from '@/lib/db/client.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { Hiding } from '@/lib/domain/layer/hiding.ts'
import { keyOf } from './testing/seminar.ts'
import type { StockClient } from './testing/stock-client.ts'
import { rows, updateOf, useRoom, waiting } from './testing/use-room.ts'
import { verifyRooms } from './verify.ts'

const room = useRoom({ limits: { updatesPerSnapshot: 20, minDeadForEpoch: 10, epochRatio: 1 } })

const words = (body: string) => room.seminar.note('The river', body)
const epoch = async () => (await rows<{ epoch: number }>('SELECT epoch FROM room WHERE id = $1', [room.roomId]))[0]?.epoch ?? -1
const online = (client: StockClient) => vi.waitFor(() => expect(client.provider.synced).toBe(true), waiting)

async function away(client: StockClient): Promise<void> {
  client.provider.disconnect()
  await vi.waitFor(() => expect(client.provider.ws).toBeNull(), waiting)
}

async function setHiding(hiding: Hiding): Promise<void> {
  await db().layer.updateMany({ where: { roomId: room.roomId }, data: { hiding } })
  for (const { userId } of [room.ada, room.ben]) accessEvents().emit('rights-changed', userId)
}

/** Ada edits and deletes until a new epoch begins. */
async function age(client: StockClient, key: string): Promise<void> {
  const before = await epoch()
  const passing = keyOf(room.ada.handle)
  for (let i = 0; i < 40; i++) {
    client.entries.set(i % 3 === 0 ? passing : key, words(`draft ${i}`))
    if (i % 12 === 11) client.entries.delete(passing)
    // One commit each, so that a snapshot is due.
    await new Promise((resolve) => setImmediate(resolve))
  }
  client.entries.delete(passing)
  for (let i = 0; (await epoch()) === before; i++) client.entries.set(key, words(`final ${i}`))
  client.entries.set(key, words('final'))
  await vi.waitFor(async () => expect((await rows('SELECT value FROM entry WHERE room_id = $1 AND key = $2', [room.roomId, key]))[0]).toEqual({ value: words('final') }), waiting)
}

async function differences(): Promise<unknown[]> {
  const found: unknown[] = []
  for await (const report of verifyRooms({ repair: false, roomIds: [room.roomId] })) found.push(...report.faults, ...report.differences)
  return found
}

it('begins a new epoch in which all is said as before, and lets unmodified clients go on with the docs they have', async () => {
  const ada = room.stock(room.ada)
  const ben = room.stock(room.ben)
  const raw = await room.raw(room.ben)
  await online(ada)
  await online(ben)
  const key = keyOf(room.ada.handle)
  const benKey = keyOf(room.ben.handle)
  ben.entries.set(benKey, words('ben'))
  await age(ada, key)
  await vi.waitFor(() => expect(raw.told()).toContainEqual({ type: 'epoch', epoch: 1 }), waiting)
  ada.entries.set(key, words('after'))
  ben.entries.set(benKey, words('ben after'))
  await vi.waitFor(async () => {
    const all = { [key]: words('after'), [benKey]: words('ben after') }
    expect(ada.entries.toJSON()).toEqual(all)
    expect(ben.entries.toJSON()).toEqual(all)
    expect(await room.fresh(room.ben)).toEqual(all)
  }, waiting)
  expect(ada.provider.wsconnected && ben.provider.wsconnected).toBe(true)
  expect(await differences()).toEqual([])
})

it('takes what somebody wrote who was away over it, on what is alive still', async () => {
  const ada = room.stock(room.ada)
  const ben = room.stock(room.ben)
  await online(ada)
  await online(ben)
  const benKey = keyOf(room.ben.handle)
  ben.entries.set(benKey, words('ben'))
  await vi.waitFor(() => expect(ada.entries.size).toBe(1), waiting)
  await away(ben)
  ben.entries.set(benKey, words('ben, offline'))
  ben.entries.set(keyOf(room.ben.handle), words('new, offline'))
  await age(ada, keyOf(room.ada.handle))
  ben.provider.connect()
  await vi.waitFor(async () => expect(Object.values(await room.fresh(room.ada))).toEqual(expect.arrayContaining([words('ben, offline'), words('new, offline')])), waiting)
  await vi.waitFor(() => expect(ben.entries.toJSON()).toEqual(ada.entries.toJSON()), waiting)
})

describe('an unmodified client that has an entry as it was before an epoch, and not as that made it', () => {
  it.each<['its author’s other device' | 'somebody else’s', 'ada' | 'ben']>([['its author’s other device', 'ada'], ['somebody else’s', 'ben']])('says what it has written and is then sent away for a fresh doc: %s', async (_what, who) => {
    const ada = room.stock(room.ada)
    await online(ada)
    const key = keyOf(room.ada.handle)
    ada.entries.set(key, words('first'))
    const person = room[who]
    const other = room.stock(person)
    await vi.waitFor(() => expect(other.entries.size).toBe(1), waiting)
    await away(other)
    const offline = keyOf(person.handle)
    other.entries.set(offline, words('on the train'))
    await age(ada, key)
    await vi.waitFor(() => expect(ada.entries.get(key)).toEqual(words('final')), waiting)
    other.provider.connect()
    expect(await other.ended).toBe(4409)
    const all = { [key]: words('final'), [offline]: words('on the train') }
    await vi.waitFor(() => expect(ada.entries.toJSON()).toEqual(all), waiting)
    // It was shown nothing that it would have put in the wrong order.
    expect(other.entries.get(key)).toEqual(words('first'))
    // Its doc knocks in vain, and takes nothing with it.
    const again = room.stock(person, other.doc)
    expect(await again.ended).toBe(4409)
    const fresh = room.stock(person)
    await vi.waitFor(() => expect(fresh.entries.toJSON()).toEqual(all), waiting)
    expect(await room.fresh(room.ben)).toEqual(all)
    expect(await differences()).toEqual([])
  })

  it('is not sent away where it lacks only what is new', async () => {
    const ada = room.stock(room.ada)
    const ben = room.stock(room.ben)
    await online(ada)
    await online(ben)
    const known = keyOf(room.ada.handle)
    ada.entries.set(known, words('as it stays'))
    await vi.waitFor(() => expect(ben.entries.size).toBe(1), waiting)
    await away(ben)
    await age(ada, keyOf(room.ada.handle))
    ben.provider.connect()
    await vi.waitFor(() => expect(Object.values(ben.entries.toJSON())).toEqual(expect.arrayContaining([words('as it stays'), words('final')])), waiting)
    expect(ben.entries.toJSON()).toEqual(ada.entries.toJSON())
    expect(ben.provider.wsconnected).toBe(true)
  })

  it('is sent away where others were hidden from it over an epoch, and shown again', async () => {
    const ada = room.stock(room.ada)
    const key = keyOf(room.ada.handle)
    await online(ada)
    ada.entries.set(key, words('first'))
    const ben = room.stock(room.ben)
    await vi.waitFor(() => expect(ben.entries.size).toBe(1), waiting)
    await setHiding('until_revealed')
    await age(ada, key)
    await setHiding('nothing')
    expect(await ben.ended).toBe(4409)
    expect(ben.entries.toJSON()).toEqual({ [key]: words('first') })
    expect(await room.fresh(room.ben)).toEqual({ [key]: words('final') })
  })
})

it('refuses what builds on what is gone, and nothing is harmed', async () => {
  const ada = room.stock(room.ada)
  await online(ada)
  const key = keyOf(room.ada.handle)
  ada.entries.set(key, words('first'))
  const phone = room.stock(room.ada)
  await vi.waitFor(() => expect(phone.entries.size).toBe(1), waiting)
  await away(phone)
  phone.entries.set(key, words('from the phone, of long ago'))
  await age(ada, key)
  const before = await room.fresh(room.ben)
  phone.provider.connect()
  expect(await phone.ended).toBe(4422)
  const raw = await room.raw(room.ada)
  raw.sendUpdate(updateOf([[key, words('knows of nothing')]], new Y.Doc()))
  await raw.ended()
  expect(raw.messages().at(-1)).toMatchObject({ type: 'refused', code: 'stale', keys: [key] })
  expect(await room.fresh(room.ben)).toEqual(before)
})

it('begins it when everybody has left, and it is there when the room is loaded anew', async () => {
  await room.restart({ idleMs: 30, limits: { minDeadForEpoch: 10, epochRatio: 1 } })
  const ada = await room.raw(room.ada)
  const doc = new Y.Doc()
  const key = keyOf(room.ada.handle)
  for (let i = 0; i < 15; i++) {
    for (const other of [key, keyOf(room.ada.handle, 'passingnote')]) doc.getMap<EntryValue>('entries').set(other, words(`draft ${i}`))
  }
  ada.sendUpdate(Y.encodeStateAsUpdate(doc))
  doc.getMap('entries').delete(keyOf(room.ada.handle, 'passingnote'))
  ada.sendUpdate(Y.encodeStateAsUpdate(doc))
  await vi.waitFor(() => expect(ada.messages().at(-1)).toEqual({ type: 'acknowledged', count: 2 }), waiting)
  // Another tab, whose values the first knows nothing of: what is of the past does not run together.
  ada.close()
  await vi.waitFor(() => expect(room.host.rooms.stats().rooms).toBe(0), waiting)
  expect(await room.fresh(room.ben)).toEqual({ [key]: words('draft 14') })
  expect(await differences()).toEqual([])
})
