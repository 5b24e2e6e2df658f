import fs from 'node:fs'
import { WebSocketServer } from 'ws'

/** The limit of opening a room: sends the bytes in the file SNAPSHOT_FILE to whoever comes, and knows nothing else. */
const server = new WebSocketServer({ port: 0, host: '127.0.0.1', perMessageDeflate: false })
const bytes = fs.readFileSync(process.env.SNAPSHOT_FILE ?? '')
server.on('connection', (socket) => {
  socket.once('message', () => socket.send(bytes))
})
server.on('listening', () => {
  const address = server.address()
  process.stdout.write(`ws://127.0.0.1:${typeof address === 'object' && address !== null ? address.port : 0}\n`)
})
