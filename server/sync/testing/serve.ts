import { pool } from '@/lib/db/client.ts'
import { parseEnv, setEnv } from '@/lib/env.ts'
import { pino } from 'pino'
import { openRedisBus } from '../cluster/redis-bus.ts'
import type { SyncServerOptions } from '../sync-server.ts'
import { startHost } from './host.ts'
import type { ProcessMemory } from './server-process.ts'

/**
 * A process of its own with the rooms alone: on ROOMS_PORT or a free port, over DATABASE_URL and REDIS_URL, with the
 * options in ROOMS_OPTIONS. Prints its address, and runs until it is ended. Says what memory it keeps to who asks,
 * and with ROOMS_TELL=writing whenever it begins to write a snapshot or an epoch.
 */
const settings = parseEnv(process.env)
setEnv(settings)
if (process.env.ROOMS_TELL === 'writing') tellWriting()
const log = pino({ level: process.env.TEST_LOG ?? 'silent' }, pino.destination(2))
const bus = settings.redisUrl === null ? null : openRedisBus({ url: settings.redisUrl, log, pingMs: 500 })
const options = JSON.parse(process.env.ROOMS_OPTIONS ?? '{}') as Partial<SyncServerOptions>
const host = await startHost({ ...options, log, bus }, Number(process.env.ROOMS_PORT ?? 0))
process.stdout.write(`${host.url}\n`)
process.on('SIGTERM', () => void host.close().then(() => process.exit(0)))
process.on('message', () => {
  globalThis.gc?.()
  const { rss, heapUsed, external } = process.memoryUsage()
  const megabytes = (bytes: number) => Math.round(bytes / 2 ** 20 * 100) / 100
  process.send?.({ rss: megabytes(rss), heap: megabytes(heapUsed), external: megabytes(external), ...host.rooms.stats() } satisfies ProcessMemory)
})

function tellWriting(): void {
  const all = pool()
  const query = all.query.bind(all) as (...args: unknown[]) => unknown
  all.query = ((...args: unknown[]) => {
    const asked = query(...args)
    if (typeof args[0] === 'string' && args[0].includes('INSERT INTO room_snapshot')) process.send?.('writing')
    return asked
  }) as typeof all.query
}
