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
  await vi.waitFor(() => {
    for (let i = 0; i < 40; i++) writer.sendUpdate(updateOf([[keyOf(room.ada.handle, `slow-${String(sent++).padStart(6, '0')}`), room.seminar.note('The river', body)]], doc))
    expect(room.host.rooms.stats().sockets).toBe(1)
  }, { timeout: 15_000, interval: 50 })
  await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: sent }), waiting)
  expect(Object.keys(await room.fresh(room.ben))).toHaveLength(sent)
}, 30_000)

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
