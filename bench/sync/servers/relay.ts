import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'

/** The limit: forwards the same bytes to everyone else in the room. No sessions, no doc, no memory. */
const rooms = new Map<string, Set<WebSocket>>()
const server = new WebSocketServer({ port: Number(process.env.ROOMS_PORT ?? 0), host: '127.0.0.1', perMessageDeflate: false })
server.on('connection', (socket, req) => {
  const name = req.url?.split('?')[0] ?? ''
  const room = rooms.get(name) ?? new Set()
  rooms.set(name, room.add(socket))
  socket.on('message', (data: Buffer) => {
    for (const other of room) if (other !== socket && other.readyState === other.OPEN) other.send(data, { binary: true })
  })
  socket.on('close', () => {
    room.delete(socket)
    if (room.size === 0) rooms.delete(name)
  })
  socket.on('error', () => socket.terminate())
})
server.on('listening', () => {
  const address = server.address()
  process.stdout.write(`ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`)
})
