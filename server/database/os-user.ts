import { spawnSync } from 'node:child_process'
import fs from 'node:fs/promises'
import { StartError } from '@/server/start-error.ts'

/** Who runs PostgreSQL when Postil itself runs as root, which PostgreSQL refuses. */
export interface OsUser {
  uid: number
  gid: number
}

const name = 'postil'

/** The user to run PostgreSQL as, or null for the one who runs Postil. Makes the user `postil` when root has none yet. */
export async function findOsUser(): Promise<OsUser | null> {
  if (process.getuid?.() !== 0) return null
  const existing = await lookUp()
  if (existing !== null) return existing
  const made = spawnSync('useradd', ['--system', '--user-group', '--no-create-home', '--home-dir', '/nonexistent', '--shell', '/usr/sbin/nologin', name], { encoding: 'utf8' })
  // Two first starts at once: one makes the user, the other finds it made.
  const user = await lookUp()
  if (user !== null) return user
  throw new StartError(
    `PostgreSQL does not run as root, and no user for it could be made. Start Postil as another user than root, or set DATABASE_URL to a PostgreSQL server.`,
    { cause: made.error ?? made.stderr },
  )
}

async function lookUp(): Promise<OsUser | null> {
  const text = await fs.readFile('/etc/passwd', 'utf8').catch(() => '')
  const row = text.split('\n').find((line) => line.startsWith(`${name}:`))?.split(':')
  return row === undefined ? null : { uid: Number(row[2]), gid: Number(row[3]) }
}
