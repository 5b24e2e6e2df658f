import { once } from 'node:events'
import net from 'node:net'
import { afterEach, expect, it, vi } from 'vitest'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import { Room } from './room.ts'
import { RoomRegistry } from './room-registry.ts'
import { keyOf } from './testing/seminar.ts'
import { updateOf, useRoom, waiting } from './testing/use-room.ts'

const room = useRoom()

afterEach(() => {
  vi.restoreAllMocks()
})

it('lets nobody into a room that was given up in the moment in which they came', async () => {
  const open = RoomRegistry.prototype.open
  vi.spyOn(RoomRegistry.prototype, 'open').mockImplementationOnce(async function (this: RoomRegistry, ...args) {
    const found = await open.apply(this, args)
    found?.discard(closeCode.goingAway, '')
    return found
  })
  const writer = await room.raw(room.ada)
  writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
  await vi.waitFor(() => expect(writer.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
})

it('closes the socket whose message cannot be taken, and serves the others', async () => {
  const reader = await room.raw(room.ben)
  const unlucky = room.knock(room.ada)
  await unlucky.open()
  vi.spyOn(Room.prototype, 'answer').mockImplementationOnce(() => { throw new Error('A fault of ours.') })
  unlucky.sendStep1()
  expect((await unlucky.ended()).code).toBe(closeCode.commitFailed)
  reader.sendUpdate(updateOf([[keyOf(room.ben.handle), room.seminar.note('the market')]]))
  await vi.waitFor(() => expect(reader.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
})

it('cuts the connection of who was turned away and does not go', async () => {
  const { port } = new URL(room.host.url)
  const socket = net.connect({ port: Number(port), host: '127.0.0.1', allowHalfOpen: true })
  await once(socket, 'connect')
  socket.write(`GET /sync/${room.roomId} HTTP/1.1\r\nHost: 127.0.0.1:${port}\r\nOrigin: https://elsewhere.example\r\nConnection: Upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n`)
  const [answer] = await once(socket, 'data') as [Buffer]
  expect(answer.toString()).toMatch(/^HTTP\/1.1 403 /)
  // What comes for a connection that was cut is answered with a reset.
  socket.on('error', () => undefined)
  const cut = new Promise((resolve) => socket.once('close', resolve))
  const talking = setInterval(() => socket.write('x'), 50)
  await cut
  clearInterval(talking)
})
