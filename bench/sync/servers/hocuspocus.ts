import { Server } from '@hocuspocus/server'
import { openInserts } from './insert.ts'

/** Hocuspocus in memory, or with an insert an update. */
const insert = openInserts()
const server = new Server({
  port: 0, address: '127.0.0.1', quiet: true, stopOnSignals: false,
  ...(insert === null ? {} : { onChange: ({ documentName, update }: { documentName: string; update: Uint8Array }) => Promise.resolve(insert(documentName, update)) }),
})
await server.listen()
process.stdout.write(`ws://127.0.0.1:${server.address.port}\n`)
