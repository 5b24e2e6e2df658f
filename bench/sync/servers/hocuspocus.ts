import { Server } from '@hocuspocus/server'

/** Hocuspocus in memory only. */
const server = new Server({ port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false })
await server.listen()
process.stdout.write(`ws://127.0.0.1:${server.address.port}\n`)
