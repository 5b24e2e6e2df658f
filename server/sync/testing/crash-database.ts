import fs from 'node:fs/promises'
import path from 'node:path'
import { closeDatabase } from '@/lib/db/client.ts'
import { parseEnv, setEnv } from '@/lib/env.ts'
import { findBinaries } from '@/server/database/binaries.ts'
import { openCluster, superuser } from '@/server/database/cluster.ts'
import { startEmbedded } from '@/server/database/embedded.ts'
import { freePort } from '@/server/database/free-port.ts'
import { migrate } from '@/server/database/migrate.ts'
import { findOsUser } from '@/server/database/os-user.ts'
import { findPostmaster } from '@/server/database/postmaster.ts'
import { programRunner } from '@/server/database/run-program.ts'

/** A PostgreSQL of a test's own that forces to the disk what it commits, migrated; `pool()` and `db()` reach it. */
export interface CrashDatabase {
  url: string
  /** All its processes at once (SIGKILL), as when the machine goes. */
  kill(): Promise<void>
  /** Stops them where they are (SIGSTOP), or lets them go on. */
  hang(isHanging: boolean): Promise<void>
  /** Starts it again so that no file may grow beyond so many bytes, as on a disk that is full; null: any may. Of an external one only. */
  limitFiles(bytes: number | null): Promise<void>
  /** It is started again, by whom it belongs to. */
  restore(): Promise<void>
  close(): Promise<void>
}

interface Server {
  url: string
  restore(): Promise<void>
  limitFiles(bytes: number | null): Promise<void>
  stop(): Promise<void>
}

/** `embedded`: the one that comes along, which brings itself back. `external`: somebody else's, given as DATABASE_URL, who brings it back. */
export async function openCrashDatabase(dataDir: string, kind: 'embedded' | 'external' = 'embedded'): Promise<CrashDatabase> {
  // PostgreSQL may run as another user, who must get through.
  await fs.chmod(dataDir, 0o755)
  const server = kind === 'embedded' ? await embedded(dataDir) : await external(dataDir)
  setEnv(parseEnv({ ...process.env, DATABASE_URL: server.url, AUTH_SECRET: 'a secret of the tests, 32 characters or more', LOG_LEVEL: 'silent' }))
  await migrate(server.url)
  const folder = path.join(dataDir, 'postgres')
  return {
    url: server.url,
    kill: () => signalAll(folder, 'SIGKILL'),
    hang: (isHanging) => signalAll(folder, isHanging ? 'SIGSTOP' : 'SIGCONT'),
    limitFiles: (bytes) => server.limitFiles(bytes),
    restore: () => server.restore(),
    close: async () => {
      await closeDatabase()
      await server.stop()
    },
  }
}

async function embedded(dataDir: string): Promise<Server> {
  const server = await startEmbedded(dataDir)
  return { url: server.url, stop: () => server.stop(), restore: () => Promise.resolve(), limitFiles: () => Promise.reject(new Error('It brings itself back without limits.')) }
}

async function external(dataDir: string): Promise<Server> {
  const [user, binaries, port] = [await findOsUser(), await findBinaries(), await freePort()]
  const run = programRunner(user, [binaries.postgres, dataDir])
  const { folder, password } = await openCluster(dataDir, { user, binaries, run, durable: true })
  const start = async (maxFile: number | null = null) => {
    const limited = maxFile === null ? [] : ['prlimit', `--fsize=${maxFile}:`]
    // Shortly after a kill its children may still be going.
    for (let tries = 0; tries < 60; tries++) {
      const [program = '', ...args] = [...limited, binaries.pg_ctl, 'start', '-w', '-t', '60', '-D', folder, '-l', path.join(folder, 'server.log'), '-o', `-p ${port}`]
      if ((await run(program, args)).code === 0) return
      await new Promise((resolve) => setTimeout(resolve, 250))
    }
    throw new Error('PostgreSQL did not start again.')
  }
  const stop = async () => {
    await run(binaries.pg_ctl, ['stop', '-w', '-m', 'fast', '-D', folder])
  }
  await start()
  return {
    url: `postgresql://${superuser}:${password}@127.0.0.1:${port}/postgres`,
    restore: () => start(),
    limitFiles: async (bytes) => {
      await stop()
      await start(bytes)
    },
    stop,
  }
}

async function signalAll(folder: string, signal: NodeJS.Signals): Promise<void> {
  for (const pid of await processesOf(folder)) {
    try {
      process.kill(pid, signal)
    } catch (error) {
      // It went by itself when it saw that the postmaster had gone.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** The postmaster and its children: each of them leads a process group of its own. */
async function processesOf(folder: string): Promise<number[]> {
  const postmaster = await findPostmaster(folder)
  if (postmaster === null || !(await postmaster.isPostgres())) throw new Error('PostgreSQL does not run.')
  return [postmaster.pid, ...(await childrenOf(postmaster.pid))]
}

/** On Linux; elsewhere the children go by themselves. */
async function childrenOf(parent: number): Promise<number[]> {
  if (process.platform !== 'linux') return []
  const pids = (await fs.readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(pids.map((pid) => fs.readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  // "pid (comm) state ppid ...".
  return pids.filter((_, i) => Number(parents[i]?.split(') ')[1]?.split(' ')[1]) === parent)
}
