import { execFile } from 'node:child_process'
import fs from 'node:fs/promises'
import path from 'node:path'
import { promisify } from 'node:util'

const pidFile = (folder: string) => path.join(folder, 'postmaster.pid')

/** What PostgreSQL's own lock file says of the server over `folder`; null where there is none. It outlives a killed server. */
export async function findPostmaster(folder: string): Promise<{ pid: number; port: number; isPostgres(): Promise<boolean> } | null> {
  const text = await fs.readFile(pidFile(folder), 'utf8').catch(() => null)
  if (text === null) return null
  // Lines: process id, data folder, start time, port, socket folder, address, shared memory, status.
  const lines = text.split('\n')
  const [pid, port] = [Number(lines[0]), Number(lines[3])]
  return { pid, port, isPostgres: () => isPostgres(pid) }
}

/**
 * Removes the lock file of a server that is gone. PostgreSQL does so itself unless its process id has gone to another
 * program meanwhile, as in a container that was started again.
 */
export async function removeStalePid(folder: string): Promise<void> {
  const postmaster = await findPostmaster(folder)
  if (postmaster !== null && !(await postmaster.isPostgres())) await fs.rm(pidFile(folder), { force: true })
}

async function isPostgres(pid: number): Promise<boolean> {
  if (!Number.isInteger(pid) || pid <= 0) return false
  const ask = promisify(execFile)
  if (process.platform === 'linux') return (await fs.readFile(`/proc/${pid}/comm`, 'utf8').catch(() => '')).trim() === 'postgres'
  if (process.platform === 'win32') return (await ask('tasklist', ['/FI', `PID eq ${pid}`, '/NH']).catch(() => ({ stdout: '' }))).stdout.includes('postgres')
  return (await ask('ps', ['-p', String(pid), '-o', 'comm=']).catch(() => ({ stdout: '' }))).stdout.includes('postgres')
}
