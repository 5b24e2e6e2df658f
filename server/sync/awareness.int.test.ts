import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { keyOf } from './testing/seminar.ts'
import { updateOf, useRoom, waiting } from './testing/use-room.ts'

const room = useRoom()

const selection = () => ({ version: room.seminar.versionId, start: 4, end: 9 })

it('shows others who is here and what they have selected, under the server’s name for them', async () => {
  const ada = await room.raw(room.ada)
  const ben = await room.raw(room.ben)
  ada.sendAwareness([{ client: 1, clock: 0, state: { selection: selection(), handle: room.ben.handle, user: { name: 'Ben' } } }])
  await vi.waitFor(() => expect(ben.presences()).toEqual(new Map([[1, { selection: selection(), handle: room.ada.handle }]])), waiting)
  expect(ada.presences().size).toBe(0)
  expect((await room.stored()).clients).toEqual([{ client: '1', handle: room.ada.handle }])
})

it('shows those who come later, and forgets those who leave', async () => {
  const ada = await room.raw(room.ada)
  ada.sendAwareness([{ client: 1, clock: 0, state: { place: 7 } }])
  await vi.waitFor(async () => expect((await room.stored()).clients).toHaveLength(1), waiting)
  const ben = await room.raw(room.ben)
  await vi.waitFor(() => expect(ben.presences().get(1)).toEqual({ place: 7, handle: room.ada.handle }), waiting)
  ada.close()
  await vi.waitFor(() => expect(ben.presences().get(1)).toBeNull(), waiting)
  // The same tab again, with the state and clock it had.
  const back = await room.raw(room.ada)
  back.sendAwareness([{ client: 1, clock: 0, state: { place: 7 } }])
  await vi.waitFor(() => expect(ben.presences().get(1)).toEqual({ place: 7, handle: room.ada.handle }), waiting)
})

it('lets nobody speak for another, and closes nobody for repeating what they heard', async () => {
  const ada = await room.raw(room.ada)
  const ben = await room.raw(room.ben)
  const witness = await room.raw(await room.seminar.add('student'))
  ada.sendAwareness([{ client: 1, clock: 0, state: { place: 7 } }])
  await vi.waitFor(() => expect(witness.presences().get(1)).toEqual({ place: 7, handle: room.ada.handle }), waiting)
  ben.sendAwareness([{ client: 1, clock: 5, state: { place: 666 } }, { client: 1, clock: 6, state: null }])
  ben.sendAwareness([{ client: 2, clock: 0, state: { place: 3 } }])
  await vi.waitFor(() => expect(witness.presences().get(2)).toEqual({ place: 3, handle: room.ben.handle }), waiting)
  expect(witness.presences().get(1)).toEqual({ place: 7, handle: room.ada.handle })
  expect(ben.closed).toBeNull()
})

it('keeps the client id that somebody shows for them', async () => {
  const ada = await room.raw(room.ada)
  ada.sendAwareness([{ client: 77, clock: 0, state: {} }])
  await vi.waitFor(async () => expect((await room.stored()).clients).toHaveLength(1), waiting)
  await room.restart()
  const ben = await room.raw(room.ben)
  const doc = new Y.Doc()
  doc.clientID = 77
  ben.sendUpdate(updateOf([[keyOf(room.ben.handle), room.seminar.note('The river')]], doc))
  await ben.ended()
  expect(ben.messages().at(-1)).toMatchObject({ type: 'refused', code: 'foreign-client' })
})

it('drops states that are too large or more than a socket may show, and keeps the socket', async () => {
  const ada = await room.raw(room.ada)
  const ben = await room.raw(room.ben)
  ada.sendAwareness([{ client: 1, clock: 0, state: { junk: 'x'.repeat(5000) } }])
  ada.sendAwareness(Array.from({ length: 10 }, (_, i) => ({ client: 10 + i, clock: 0, state: { place: i } })))
  await vi.waitFor(() => expect(ben.presences().size).toBe(4), waiting)
  expect(ben.presences().has(1)).toBe(false)
  expect(ada.closed).toBeNull()
})

it('lets unmodified clients see each other', async () => {
  const a = room.stock(room.ada)
  const b = room.stock(room.ben)
  a.provider.awareness.setLocalState({ place: 12 })
  await vi.waitFor(() => expect(b.provider.awareness.getStates().get(a.doc.clientID)).toEqual({ place: 12, handle: room.ada.handle }), waiting)
  a.provider.awareness.setLocalState({ place: 13 })
  await vi.waitFor(() => expect(b.provider.awareness.getStates().get(a.doc.clientID)).toEqual({ place: 13, handle: room.ada.handle }), waiting)
  a.leave()
  await vi.waitFor(() => expect(b.provider.awareness.getStates().has(a.doc.clientID)).toBe(false), waiting)
})
