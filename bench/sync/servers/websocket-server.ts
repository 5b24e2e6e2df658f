import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { setPersistence, setupWSConnection } from '@y/websocket-server/utils'
import { WebSocketServer } from 'ws'
import type * as Y from 'yjs'
import { openInserts } from './insert.ts'

/** `@y/websocket-server`, as its own start script has it: in memory, or with an insert an update. */
const insert = openInserts()
if (insert !== null) {
  setPersistence({
    provider: null,
    bindState: (room: string, doc: Y.Doc) => { doc.on('update', (update: Uint8Array) => insert(room, update)) },
    writeState: () => Promise.resolve(),
  })
}
const sockets = new WebSocketServer({ noServer: true })
sockets.on('connection', setupWSConnection)
const server = http.createServer()
server.on('upgrade', (req, socket, head) => sockets.handleUpgrade(req, socket, head, (ws) => sockets.emit('connection', ws, req)))
server.listen(0, '127.0.0.1', () => process.stdout.write(`ws://127.0.0.1:${(server.address() as AddressInfo).port}\n`))
