import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { accessEvents } from '@/lib/auth/events.ts'
import { keyOf, replyTo } from './testing/seminar.ts'
import { updateOf, useRoom, waiting } from './testing/use-room.ts'

const room = useRoom({ tickMs: 200 })

it('lets two unmodified clients have the same entries, each written by either', async () => {
  const a = room.stock(room.ada)
  const b = room.stock(room.ben)
  const thread = keyOf(room.ada.handle)
  a.entries.set(thread, room.seminar.note('the lower town'))
  b.entries.set(keyOf(room.ben.handle), replyTo(thread, 'The mill did know.'))
  await vi.waitFor(() => expect([a.entries.size, b.entries.size]).toEqual([2, 2]), waiting)
  expect(a.entries.toJSON()).toEqual(b.entries.toJSON())
})

it('brings a client that was away up to date, with what it wrote meanwhile', async () => {
  const a = room.stock(room.ada)
  const b = room.stock(room.ben)
  await vi.waitFor(() => expect([a.provider.synced, b.provider.synced]).toEqual([true, true]), waiting)
  a.provider.disconnect()
  for (let i = 0; i < 50; i++) a.entries.set(keyOf(room.ada.handle), room.seminar.note('The river', `offline ${i}`))
  b.entries.set(keyOf(room.ben.handle), room.seminar.note('the market'))
  a.provider.connect()
  await vi.waitFor(() => expect([a.entries.size, b.entries.size]).toEqual([51, 51]), waiting)
})

it('merges two tabs of one person that edit the same note', async () => {
  const first = room.stock(room.ada)
  const key = keyOf(room.ada.handle)
  first.entries.set(key, room.seminar.note('the market'))
  const second = room.stock(room.ada)
  await vi.waitFor(() => expect(second.entries.has(key)).toBe(true), waiting)
  first.entries.set(key, room.seminar.note('the market', 'from the first'))
  second.entries.set(key, room.seminar.note('the market', 'from the second'))
  await vi.waitFor(async () => expect((await room.stored()).revisions).toHaveLength(3), waiting)
  await vi.waitFor(() => expect(first.entries.toJSON()).toEqual(second.entries.toJSON()), waiting)
  expect(await room.fresh(room.ben)).toEqual(first.entries.toJSON())
})

it('takes an update that is there before what it builds on', async () => {
  const writer = await room.raw(room.ada)
  const doc = new Y.Doc()
  const first = updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]], doc)
  const second = updateOf([[keyOf(room.ada.handle), room.seminar.note('the market')]], doc)
  writer.sendUpdate(second)
  await vi.waitFor(() => expect(writer.heard.filter(({ kind }) => kind === 'step1')).toHaveLength(2), waiting)
  expect(writer.messages()).toEqual([])
  writer.sendStep2(Y.mergeUpdates([first, second]))
  await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: 2 }), waiting)
  expect(Object.keys(await room.fresh(room.ben))).toHaveLength(2)
})

it('leaves no listener and no room behind when it is closed', async () => {
  const names = ['session-ended', 'rights-changed', 'reading-changed'] as const
  const listeners = () => names.map((name) => accessEvents().listenerCount(name))
  const before = listeners()
  for (let i = 0; i < 3; i++) {
    await room.raw(room.ada)
    await room.restart()
  }
  expect(listeners()).toEqual(before)
  expect(room.host.rooms.stats()).toEqual({ sockets: 0, rooms: 0 })
})

it('says something to a client that is alone', async () => {
  const alone = await room.raw(room.ada)
  const before = alone.heard.length
  await vi.waitFor(() => expect(alone.heard.length).toBeGreaterThan(before), waiting)
  expect(alone.heard.at(-1)?.kind).toBe('awareness')
})

it('says nothing of its own to a client that did not ask for it', async () => {
  const plain = await room.raw(room.ada, { postil: false })
  const peer = await room.raw(room.ben)
  plain.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
  await vi.waitFor(() => expect(peer.doc.getMap('entries').size).toBe(1), waiting)
  expect(plain.messages()).toEqual([])
})

it('lets a room go when everybody has left, and has it all when somebody returns', async () => {
  await room.restart({ idleMs: 20 })
  const writer = await room.raw(room.ada)
  const key = keyOf(room.ada.handle)
  writer.sendUpdate(updateOf([[key, room.seminar.note('The river')]]))
  await vi.waitFor(() => expect(writer.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
  writer.close()
  await vi.waitFor(() => expect(room.host.rooms.stats()).toEqual({ sockets: 0, rooms: 0 }), waiting)
  expect(await room.stored()).toMatchObject({ head: 1, snapSeq: 1, updates: [] })
  expect(await room.fresh(room.ben)).toEqual({ [key]: room.seminar.note('The river') })
})
