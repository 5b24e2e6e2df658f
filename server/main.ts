import { closeDatabase } from '@/lib/db/client.ts'
import { type Env, EnvError, setEnv } from '@/lib/env.ts'
import { log } from '@/lib/log.ts'
import { setImporter } from '@/lib/use-cases/reading/importer.ts'
import { setPlacer } from '@/lib/use-cases/reading/placer.ts'
import { setVersionMaker } from '@/lib/use-cases/reading/version-maker.ts'
import { keepAddress } from './address.ts'
import { step, say } from './cli/steps.mjs'
import { migrate } from './database/migrate.ts'
import { openDatabase } from './database/open.ts'
import { fillEmptyInstallation, findWayIn } from './first-run.ts'
import { runImport } from './importing/run-import.ts'
import { startJobsThread } from './importing/start-jobs-thread.ts'
import { runPlacing } from './placing/run-placing.ts'
import { runMaking } from './publishing/run-making.ts'
import { settle } from './settings.ts'
import { StartError } from './start-error.ts'
import { stopOnSignals } from './stopping.ts'
import { openRedisBus } from './sync/cluster/redis-bus.ts'
import { createSyncServer } from './sync/sync-server.ts'
import { listen } from './web.ts'

const dev = process.env.NODE_ENV !== 'production'

/** How long requests under way may take when the process is told to stop, ms. */
const grace = 5_000

/** What has been started, the last first: stopping goes through it in that order. */
const started: (() => Promise<void>)[] = []

let stopping = false

async function stop(): Promise<void> {
  stopping = true
  for (let undo = started.pop(); undo !== undefined; undo = started.pop()) await undo()
}

async function start(): Promise<void> {
  const { settings, embedded } = await settle(process.env)
  setEnv(settings)
  setImporter(runImport)
  setPlacer(runPlacing)
  setVersionMaker(runMaking)
  stopOnSignals(stop)
  const web = await listen(settings, dev)
  started.push(() => web.close(grace))

  const opening = step(embedded ? 'Starting the database' : 'Reaching the database', () => openDatabase(settings, embedded, { onTrouble: (sentence, err) => log().error({ err }, sentence) }))
  // Noted before it is there: told to stop meanwhile, it is waited for and shut down.
  started.unshift(() => opening.then((database) => database.stop(), () => undefined))
  const database = await opening
  const ready: Env = { ...settings, databaseUrl: database.url }
  setEnv(ready)
  started.splice(1, 0, disconnect)

  if (embedded) await keepAddress(settings.dataDir, settings.publicUrl)
  await step('Bringing the database up to date', () => migrate(database.url))
  await fillEmptyInstallation(ready)
  const bus = ready.redisUrl === null ? null : openRedisBus({ url: ready.redisUrl, log: log() })
  const rooms = createSyncServer({ log: log(), bus })
  started.push(() => rooms.close())
  const jobs = startJobsThread(ready)
  started.push(() => jobs.stop())
  await step('Opening the pages', () => web.open(rooms))
  log().info({ port: web.port, host: settings.host, dev }, 'ready')
  say(`\n${await findWayIn(ready)}\n`)
}

async function disconnect(): Promise<void> {
  await closeDatabase()
}

/** A plain sentence where the cause is known; anything else is a mistake of ours and keeps its stack. */
function explain(error: unknown): void {
  if (error instanceof StartError || error instanceof EnvError) process.stderr.write(`\n${error.message}\n`)
  else process.stderr.write(`\nPostil could not start.\n${error instanceof Error ? (error.stack ?? error.message) : String(error)}\n`)
}

try {
  await start()
} catch (error) {
  // Told to stop while starting: what fails now fails of that, and `stop` is under way.
  if (stopping) await new Promise(() => undefined)
  explain(error)
  await stop().catch(explain)
  process.exit(1)
}
