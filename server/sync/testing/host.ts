import http from 'node:http'
import type { AddressInfo } from 'node:net'
import { pino } from 'pino'
import type { SyncServer, SyncServerOptions } from '../sync-server.ts'
import { createSyncServer } from '../sync-server.ts'

/** A real server with the rooms alone. */
export interface Host {
  /** As ws://127.0.0.1:PORT/sync */
  url: string
  rooms: SyncServer
  close(): Promise<void>
}

/** On a free port, where none is given. */
export async function startHost(options: Partial<SyncServerOptions> = {}, wantedPort = 0): Promise<Host> {
  const rooms = createSyncServer({ log: pino({ level: process.env.TEST_LOG ?? 'silent' }), ...options })
  // A page to stand on, for a browser.
  const server = http.createServer((_request, response) => response.writeHead(200, { 'content-type': 'text/html' }).end('<!doctype html><title>Rooms</title>'))
  server.on('upgrade', (req, socket, head) => rooms.handleUpgrade(req, socket, head))
  await new Promise<void>((resolve) => server.listen(wantedPort, '127.0.0.1', resolve))
  const { port } = server.address() as AddressInfo
  return {
    url: `ws://127.0.0.1:${port}/sync`,
    rooms,
    close: async () => {
      await rooms.close()
      server.closeAllConnections()
      await new Promise((resolve) => server.close(resolve))
    },
  }
}
