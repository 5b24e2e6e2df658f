import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { db } from '@/lib/db/client.ts'
import type { RawClient } from './testing/raw-client.ts'
import type { Person } from './testing/seminar.ts'
import { keyOf } from './testing/seminar.ts'
import { updateOf, useRoom, waiting } from './testing/use-room.ts'

const room = useRoom()

/** Ada and Ben have written, and everybody has left. */
async function writtenAndLeft(): Promise<string[]> {
  const keys: string[] = []
  for (const person of [room.ada, room.ben]) {
    const writer = await room.raw(person)
    keys.push(keyOf(person.handle))
    writer.sendUpdate(updateOf([[keys.at(-1) ?? '', room.seminar.note('The river')]]))
    await vi.waitFor(() => expect(writer.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
  }
  await room.restart()
  return keys.sort()
}

const keysOf = ({ doc }: RawClient) => [...doc.getMap('entries').keys()].sort()

/** Comes, and asks at once. */
async function come(person: Person): Promise<RawClient> {
  const client = room.knock(person)
  await client.open()
  client.sendStep1()
  await vi.waitFor(() => expect(client.heard.some(({ kind }) => kind === 'step1')).toBe(true), waiting)
  return client
}

/** Whether the room came before it was open: as the first that was heard. */
const hadHeadStart = ({ heard }: RawClient) => heard[0]?.kind === 'step2'

it('sends the stored room to who comes first, once, and what comes after it', async () => {
  const keys = await writtenAndLeft()
  const reader = await come(room.ben)
  expect([hadHeadStart(reader), keysOf(reader)]).toEqual([true, keys])
  const writer = await room.raw(room.ada)
  const key = keyOf(room.ada.handle)
  writer.sendUpdate(updateOf([[key, room.seminar.note('the market')]]))
  await vi.waitFor(() => expect(keysOf(reader)).toEqual([...keys, key].sort()), waiting)
  expect(reader.heard.filter(({ kind }) => kind === 'step2')).toHaveLength(1)
  expect(reader.doc.store.pendingStructs).toBeNull()
  expect(reader.doc.getMap('entries').toJSON()).toEqual(await room.fresh(room.ada))
})

it('takes what who came first writes on it', async () => {
  await writtenAndLeft()
  const writer = await come(room.ada)
  writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('the market')]], writer.doc))
  await vi.waitFor(() => expect(writer.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
})

it('sends nobody ahead what the layer hides from them', async () => {
  await writtenAndLeft()
  await db().layer.updateMany({ where: { roomId: room.roomId }, data: { hiding: 'until_revealed', revealAt: null } })
  const reader = await come(room.ben)
  await vi.waitFor(() => expect(keysOf(reader)).toHaveLength(1), waiting)
  expect([hadHeadStart(reader), keysOf(reader)[0]?.startsWith(room.ben.handle), reader.received.includes(room.ada.handle)]).toEqual([false, true, false])
  const teacher = await room.seminar.add('instructor')
  await room.restart()
  const leader = await come(teacher)
  expect([hadHeadStart(leader), keysOf(leader)]).toEqual([true, expect.arrayContaining([expect.stringContaining(room.ada.handle)])])
})

it('sends nobody ahead a room in which an entry is hidden', async () => {
  const teacher = await room.seminar.add('instructor')
  const [first = ''] = await writtenAndLeft()
  const moderator = await room.raw(teacher)
  const known = Y.encodeStateVector(moderator.doc)
  moderator.doc.getMap('moderation').set(first, { v: 1, hidden: true, at: '2026-11-22T10:00:00Z' })
  moderator.sendUpdate(Y.encodeStateAsUpdate(moderator.doc, known))
  await vi.waitFor(() => expect(moderator.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
  await room.restart()
  const author = [room.ada, room.ben].find(({ handle }) => first.startsWith(handle)) ?? room.ada
  const other = author === room.ada ? room.ben : room.ada
  const reader = await come(other)
  await vi.waitFor(() => expect(keysOf(reader)).toHaveLength(1), waiting)
  expect([hadHeadStart(reader), keysOf(reader).includes(first)]).toEqual([false, false])
})
