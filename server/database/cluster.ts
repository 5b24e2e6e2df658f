import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { StartError } from '@/server/start-error.ts'
import type { Binaries } from './binaries.ts'
import type { OsUser } from './os-user.ts'
import type { RunProgram } from './run-program.ts'
import { asStartError } from './trouble.ts'

export const superuser = 'postil'

/** A folder of PostgreSQL's data with the password that opens it. */
export interface Cluster {
  folder: string
  password: string
}

const settings = (durable: boolean) => `
# Postil: reached from this computer only, by TCP with a password.
listen_addresses = '127.0.0.1'
unix_socket_directories = ''
password_encryption = 'scram-sha-256'
lc_messages = 'C'
max_connections = 60
${durable ? '' : "fsync = off\nsynchronous_commit = off\nfull_page_writes = off\n"}`

/** Opens the data in `dataDir`, making it first where there is none. A making that was cut short is begun again. */
export async function openCluster(dataDir: string, options: { user: OsUser | null; binaries: Binaries; run: RunProgram; durable: boolean }): Promise<Cluster> {
  const folder = path.join(dataDir, 'postgres')
  const passwordFile = path.join(dataDir, 'postgres-password')
  const version = await fs.readFile(path.join(folder, 'PG_VERSION'), 'utf8').catch(() => null)
  if (version === null) await make(dataDir, folder, passwordFile, options)
  const password = await fs.readFile(passwordFile, 'utf8').catch((cause: unknown) => {
    throw new StartError(`The file ${passwordFile}, which opens the database beside it, cannot be read.`, { cause })
  })
  return { folder, password: password.trim() }
}

async function make(dataDir: string, folder: string, passwordFile: string, { user, binaries, run, durable }: { user: OsUser | null; binaries: Binaries; run: RunProgram; durable: boolean }): Promise<void> {
  // Made under another name and renamed when complete, so that the folder is whole whenever it exists.
  const making = path.join(dataDir, 'postgres.making')
  const input = path.join(making, '..', 'postgres-password.making')
  await fs.rm(making, { recursive: true, force: true })
  await fs.mkdir(making, { mode: 0o700 })
  const password = randomBytes(24).toString('base64url')
  await fs.writeFile(input, password, { mode: 0o600 })
  if (user !== null) {
    await fs.chown(making, user.uid, user.gid)
    await fs.chown(input, user.uid, user.gid)
  }
  const { code, output } = await run(binaries.initdb, [
    '-D', making, '-U', superuser, `--pwfile=${input}`, '--auth=scram-sha-256', '--encoding=UTF8',
    '--locale-provider=builtin', '--builtin-locale=C.UTF-8', '--locale=C', ...(durable ? [] : ['--no-sync']),
  ])
  if (code !== 0) throw asStartError(`The database in ${dataDir} could not be made.`, output)
  await fs.appendFile(path.join(making, 'postgresql.conf'), settings(durable))
  if (user !== null) await fs.chown(input, 0, 0)
  await fs.rename(input, passwordFile)
  await fs.rename(making, folder)
}
