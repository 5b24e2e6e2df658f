import { parseEnv, setEnv } from '@/lib/env.ts'
import { startHost } from './host.ts'

/** A process of its own with the rooms alone: on ROOMS_PORT or a free port, over DATABASE_URL. Prints its address, and runs until it is ended. */
const settings = parseEnv(process.env)
setEnv(settings)
const host = await startHost({}, Number(process.env.ROOMS_PORT ?? 0))
process.stdout.write(`${host.url}\n`)
process.on('SIGTERM', () => void host.close().then(() => process.exit(0)))
