import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { keyOf } from './testing/seminar.ts'
import { updateOf, useRoom, waiting } from './testing/use-room.ts'

const room = useRoom()

it('drops a reader that does not read, and brings it up to date when it comes back', async () => {
  await room.restart({ limits: { maxBufferedBytes: 200_000, burstPerAccount: 1_000_000 } })
  const slow = await room.raw(room.ben)
  slow.ws.pause()
  const writer = await room.raw(room.ada)
  const doc = new Y.Doc()
  const body = 'x'.repeat(18_000)
  let sent = 0
  // As much as the kernel's buffers hold, and then what the server is willing to keep.
  do {
    for (let i = 0; i < 40; i++) writer.sendUpdate(updateOf([[keyOf(room.ada.handle, `slow-${String(sent++).padStart(6, '0')}`), room.seminar.note('The river', body)]], doc))
    await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: sent }), waiting)
  } while (room.host.rooms.stats().sockets > 1)
  expect(Object.keys(await room.fresh(room.ben))).toHaveLength(sent)
}, 60_000)

it('reads a flood slowly and loses none of it', async () => {
  await room.restart({ limits: { burstPerAccount: 20, tokensPerSecond: 400, maxWaitingMessages: 8 } })
  const writer = await room.raw(room.ada)
  const doc = new Y.Doc()
  for (let i = 0; i < 200; i++) writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river', `note ${i}`)]], doc))
  await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: 200 }), waiting)
  expect((await room.stored()).entries).toHaveLength(200)
})

it('lets one account have so many sockets, and does not count them against another', async () => {
  await room.restart({ limits: { maxSocketsPerAccount: 2 } })
  const first = await room.raw(room.ada)
  await room.raw(room.ada)
  expect((await room.knock(room.ada).ended()).code).toBe(4429)
  await room.raw(room.ben)
  first.close()
  await vi.waitFor(async () => {
    const again = room.knock(room.ada)
    await again.open()
    again.sendStep1()
    await vi.waitFor(() => expect(again.heard).not.toEqual([]), { timeout: 500 })
  }, waiting)
})

it('refuses an update that is too large, and ends a frame that is larger still', async () => {
  await room.restart({ limits: { maxUpdateBytes: 1000, maxFrameBytes: 5000 } })
  const writer = await room.raw(room.ada)
  writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river', 'x'.repeat(2000))]]))
  await writer.ended()
  expect(writer.messages().at(-1)).toMatchObject({ type: 'refused', code: 'too-large' })
  const larger = await room.raw(room.ada)
  larger.sendUpdate(new Uint8Array(6000))
  expect((await larger.ended()).code).toBe(1009)
})

it('turns away sockets beyond what it can look up at once', async () => {
  await room.restart({ limits: { maxArriving: 0 } })
  await expect(room.knock(room.ada).open()).rejects.toThrow('503')
})

it('closes an account that floods on and on, loses nothing that it acknowledged, and lets others write meanwhile', async () => {
  await room.restart({ limits: { burstPerAccount: 100, tokensPerSecond: 10, maxWaitingMessages: 1_000_000, maxWaitingBytes: 1 << 30 } })
  const [flooder, other] = [await room.raw(room.ada), await room.raw(room.ben)]
  const doc = new Y.Doc()
  for (let i = 0; i < 600; i++) flooder.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river', `note ${i}`)]], doc))
  other.sendUpdate(updateOf([[keyOf(room.ben.handle), room.seminar.note('the market')]]))
  await vi.waitFor(() => expect(other.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
  expect(await flooder.ended()).toMatchObject({ code: 4429 })
  expect(other.closed).toBeNull()
  const acknowledged = flooder.messages().at(-1)?.count ?? 0
  await vi.waitFor(async () => expect((await room.stored()).entries.length).toBeGreaterThan(acknowledged), waiting)
  // Whoever has flooded waits: also a new socket is of the same account.
  const again = room.knock(room.ada)
  await again.open()
  again.sendStep1()
  expect((await again.ended()).code).toBe(4429)
})

it('takes a note of one account at once while another’s flood is being read slowly', async () => {
  await room.restart({ limits: { burstPerAccount: 20, tokensPerSecond: 40, maxWaitingMessages: 8 } })
  const [flooder, other] = [await room.raw(room.ada), await room.raw(room.ben)]
  const doc = new Y.Doc()
  for (let i = 0; i < 200; i++) flooder.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river', `note ${i} ${'x'.repeat(6000)}`)]], doc))
  for (let i = 1; i <= 3; i++) {
    other.sendUpdate(updateOf([[keyOf(room.ben.handle), room.seminar.note('the market')]]))
    await vi.waitFor(() => expect(other.messages().at(-1)).toEqual({ type: 'acknowledged', count: i }), waiting)
  }
  expect(flooder.messages().at(-1)?.count ?? 0).toBeLessThan(200)
  expect([flooder.closed, other.closed]).toEqual([null, null])
})

it('keeps no more than so much of what is sent before one is let in', async () => {
  await room.restart({ limits: { maxEarlyFrames: 4 } })
  const eager = room.knock(room.ada)
  await eager.open()
  for (let i = 0; i < 50; i++) eager.sendStep1()
  expect((await eager.ended()).code).toBe(4429)
  expect(room.host.rooms.stats().sockets).toBe(0)
})

it('refuses entries and client ids beyond what one person may have, and names why', async () => {
  await room.restart({ limits: { maxEntriesPerPerson: 2, maxClientsPerPerson: 3 } })
  const key = () => keyOf(room.ada.handle)
  const doc = new Y.Doc()
  const writer = await room.raw(room.ada)
  for (let i = 0; i < 3; i++) writer.sendUpdate(updateOf([[key(), room.seminar.note('The river')]], doc))
  await writer.ended()
  expect(writer.messages()).toMatchObject([{ type: 'acknowledged', count: 2 }, { type: 'refused', count: 3, code: 'too-many-entries' }])
  const [existing = ''] = Object.keys(await room.fresh(room.ada))
  const many = await room.raw(room.ada)
  for (let i = 0; i < 3; i++) many.sendUpdate(updateOf([[existing, room.seminar.note('The river', `edit ${i}`)]]))
  await many.ended()
  expect(many.messages().at(-1)).toMatchObject({ type: 'refused', code: 'too-many-clients' })
})

it('lets two hundred people behind one address in, and shows each what one of them writes', async () => {
  const people = await Promise.all(Array.from({ length: 200 }, () => room.seminar.add('student')))
  const sockets = await Promise.all(people.map((person) => room.raw(person)))
  const key = keyOf(people[0]?.handle ?? '')
  sockets[0]?.sendUpdate(updateOf([[key, room.seminar.note('The river')]]))
  await vi.waitFor(() => expect(sockets.slice(1).filter(({ doc }) => !doc.getMap('entries').has(key))).toEqual([]), waiting)
  expect(sockets.filter(({ closed }) => closed !== null)).toEqual([])
  for (const socket of sockets) socket.close()
  await vi.waitFor(() => expect(room.host.rooms.stats().sockets).toBe(0), waiting)
}, 60_000)
