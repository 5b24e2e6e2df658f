import { execFile } from 'node:child_process'
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const pidFile = (folder: string) => path.join(folder, 'postmaster.pid')

export interface Postmaster {
  pid: number
  port: number
  /** Whether the process with that id is a living PostgreSQL: ids are given out again. */
  isPostgres(): Promise<boolean>
}

/** What PostgreSQL's own lock file says of the server over `folder`; null where there is none. It outlives a killed server. */
export async function findPostmaster(folder: string): Promise<Postmaster | null> {
  const text = await fs.readFile(pidFile(folder), 'utf8').catch(() => null)
  if (text === null) return null
  // Lines: process id, data folder, start time, port, socket folder, address, shared memory, status.
  const lines = text.split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return { pid, port, isPostgres: () => isPostgres(pid) }
}

/**
 * Removes the lock file of a server that is gone and whose process id another program has by now, as in a container that
 * was started again: PostgreSQL would take that program for itself. Any other stale file PostgreSQL judges better: it also
 * guards against children of a killed server that are still going, and while such are seen here, nothing is removed.
 */
export async function removeStalePid(folder: string): Promise<void> {
  const postmaster = await findPostmaster(folder)
  if (postmaster === null || !isTaken(postmaster.pid) || (await postmaster.isPostgres()) || (await hasChildren(folder))) return
  await fs.rm(pidFile(folder), { force: true })
}

function isTaken(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}

const ask = promisify(execFile)

async function isPostgres(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false
  if (process.platform === 'win32') return (await ask('tasklist', ['/FI', `PID eq ${pid}`, '/NH']).catch(() => ({ stdout: '' }))).stdout.includes('postgres')
  if (process.platform !== 'linux') return (await ask('ps', ['-p', String(pid), '-o', 'comm=']).catch(() => ({ stdout: '' }))).stdout.includes('postgres')
  // "pid (comm) state ...". A zombie is gone, and only not yet fetched by its parent.
  const stat = await fs.readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')
  return stat.includes('(postgres)') && !stat.includes(') Z')
}

/** Whether processes of PostgreSQL still work in `folder`. Elsewhere than on Linux it is not asked. */
async function hasChildren(folder: string): Promise<boolean> {
  if (process.platform !== 'linux') return false
  const real = await fs.realpath(folder)
  for (const name of await fs.readdir('/proc')) {
    if (/^\d+$/.test(name) && (await fs.readlink(`/proc/${name}/cwd`).catch(() => null)) === real && (await isPostgres(Number(name)))) return true
  }
  return false
}
