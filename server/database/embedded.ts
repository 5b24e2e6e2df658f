import fs from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import { StartError } from '@/server/start-error.ts'
import { findBinaries } from './binaries.ts'
import { type Cluster, openCluster, superuser } from './cluster.ts'
import { freePort } from './free-port.ts'
import { findOsUser } from './os-user.ts'
import { findPostmaster, removeStalePid } from './postmaster.ts'
import { programRunner } from './run-program.ts'
import { asStartError } from './trouble.ts'

export interface EmbeddedOptions {
  /**
   * What to do where a living process already owns the database: `refuse` (the app: one a data folder),
   * or `join` it and leave it running (a command beside the app).
   */
  whenOwned?: 'refuse' | 'join'
  /** false only for tests: nothing is forced to the disk. */
  durable?: boolean
  /** Told, in words, when the database goes away by itself and when it cannot be brought back yet. */
  onTrouble?: (sentence: string, error?: unknown) => void
}

export interface Embedded {
  /** Of the database `postil`, as its superuser. */
  url: string
  /** Shuts the database down properly if this process owns it. */
  stop(): Promise<void>
}

/** Any number; held by a session of the owner for as long as it lives, so that a killed owner owns nothing. */
const ownerLock = 7_067_371

/** How long the children of a killed server may still be in the way, ms. */
const patience = 30_000

/**
 * Starts PostgreSQL over `dataDir`, or takes over one that a killed process left running there.
 * Throws StartError with a sentence for people.
 */
export async function startEmbedded(dataDir: string, { whenOwned = 'refuse', durable = true, onTrouble = () => undefined }: EmbeddedOptions = {}): Promise<Embedded> {
  const home = path.resolve(dataDir)
  await prepareFolder(home)
  const [user, binaries] = [await findOsUser(), await findBinaries()]
  const run = programRunner(user, [binaries.postgres, home])
  const cluster = await openCluster(home, { user, binaries, run, durable })
  const log = path.join(cluster.folder, 'server.log')

  const adopted = await findRunning(cluster)
  const port = adopted ?? (await start())
  const url = addressOf(cluster, port, 'postil')
  let owner = await own()
  let stopping = false
  let bringing = Promise.resolve()
  watch()

  async function start(fixedPort?: number): Promise<number> {
    await fs.rename(log, `${log}.1`).catch(() => undefined)
    const begun = performance.now()
    for (;;) {
      await removeStalePid(cluster.folder)
      const port = fixedPort ?? (await freePort())
      const { code, output } = await run(binaries.pg_ctl, ['start', '-w', '-t', '120', '-D', cluster.folder, '-l', log, '-o', `-p ${port}`])
      if (code === 0) return port
      const said = output + (await fs.readFile(log, 'utf8').catch(() => ''))
      // Shortly after a crash the killed server's children may still be going; the port may have been taken meanwhile.
      const passing = /shared memory block|still in use|could not bind|lock file ".*" already exists/i.test(said)
      if (!passing || performance.now() - begun > patience) throw asStartError('The database did not start.', said)
      await pause(500)
    }
  }

  async function own(): Promise<pg.Client | null> {
    await createDatabase(cluster, port)
    const client = await connect(url)
    // A command that owns it for a moment (an invitation, say) is waited for.
    for (let attempt = 1; attempt <= (whenOwned === 'join' ? 1 : 10); attempt++) {
      const { rows } = await client.query<{ mine: boolean }>('SELECT pg_try_advisory_lock($1) AS mine', [ownerLock])
      if (rows[0]?.mine === true) return client
      await pause(300)
    }
    await client.end()
    if (whenOwned === 'join') return null
    throw new StartError(`Postil already runs with the data folder ${home}. Stop that one first, or set DATA_DIR to another folder.`)
  }

  function watch(): void {
    owner?.once('end', () => {
      if (!stopping) bringing = bringBack()
    })
  }

  /** A server that was killed is started where it was, so that the address given out stays right. */
  async function bringBack(): Promise<void> {
    onTrouble('The database went away. It is being brought back.')
    while (!stopping) {
      try {
        if ((await findRunning(cluster)) !== port) await start(port)
        owner = await own()
        return watch()
      } catch (error) {
        onTrouble('The database could not be brought back yet.', error)
        await pause(2_000)
      }
    }
  }

  return {
    url,
    async stop() {
      if (owner === null) return
      stopping = true
      await bringing
      await owner.end().catch(() => undefined)
      const { code, output } = await run(binaries.pg_ctl, ['stop', '-w', '-t', '60', '-m', 'fast', '-D', cluster.folder])
      if (code !== 0 && !/Is server running\?/.test(output)) throw asStartError('The database did not stop properly.', output)
    },
  }
}

async function prepareFolder(folder: string): Promise<void> {
  try {
    await fs.mkdir(folder, { recursive: true })
    await fs.access(folder, fs.constants.W_OK | fs.constants.X_OK)
  } catch (error) {
    throw asStartError(`The data folder ${folder} cannot be used.`, String(error))
  }
}

const addressOf = ({ password }: Cluster, port: number, database: string) =>
  `postgresql://${superuser}:${password}@127.0.0.1:${port}/${database}`

async function connect(url: string): Promise<pg.Client> {
  const client = new pg.Client({ connectionString: url, ssl: false, connectionTimeoutMillis: 5_000 })
  // A connection that breaks while idle says so here; the next query on it fails.
  client.on('error', () => undefined)
  await client.connect()
  return client
}

/**
 * The port of a server that runs over this very folder, or null. `pg_ctl status` goes by the process id alone, which another
 * program may have by now; asking the server is certain. One that is just starting or stopping is waited for.
 */
async function findRunning(cluster: Cluster): Promise<number | null> {
  for (let attempt = 1; attempt <= 120; attempt++) {
    const postmaster = await findPostmaster(cluster.folder)
    if (postmaster === null) return null
    try {
      const client = await connect(addressOf(cluster, postmaster.port, 'postgres'))
      const { rows } = await client.query<{ data_directory: string }>('SHOW data_directory')
      await client.end()
      return (await fs.realpath(rows[0]?.data_directory ?? '')) === (await fs.realpath(cluster.folder)) ? postmaster.port : null
    } catch {
      if (!(await postmaster.isPostgres())) return null
      await pause(500)
    }
  }
  throw new StartError(`A PostgreSQL process still runs over ${cluster.folder} and does not answer. End it, and start again.`)
}

async function createDatabase(cluster: Cluster, port: number): Promise<void> {
  const client = await connect(addressOf(cluster, port, 'postgres'))
  try {
    const { rowCount } = await client.query("SELECT 1 FROM pg_database WHERE datname = 'postil'")
    if (rowCount === 0) await client.query('CREATE DATABASE postil')
  } finally {
    await client.end()
  }
}
