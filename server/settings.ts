import { randomBytes } from 'node:crypto'
import fs from 'node:fs/promises'
import path from 'node:path'
import { type Env, parseEnv } from '@/lib/env.ts'
import { asStartError } from './database/trouble.ts'
import { projectRoot } from './project-root.ts'

/** Stands in for the embedded database's address, which is known once it runs. */
const embeddedLater = 'postgresql://embedded'

/** The settings as far as they are known before a database runs, and whether that is to be the embedded one. Throws EnvError. */
export async function settle(source: Record<string, string | undefined>): Promise<{ settings: Env; embedded: boolean }> {
  // Judged first, so that a wrong setting stops the start before anything is written.
  const judged = parseEnv(source, { databaseUrl: embeddedLater, authSecret: '-' })
  const embedded = judged.databaseUrl === embeddedLater
  const dataDir = path.resolve(projectRoot, judged.dataDir)
  const authSecret = judged.authSecret === '-' ? await keptSecret(dataDir) : judged.authSecret
  return { settings: { ...judged, dataDir, authSecret }, embedded }
}

/** The secret that signs sessions, made at the first start and kept beside the embedded database. */
async function keptSecret(dataDir: string): Promise<string> {
  const file = path.join(dataDir, 'auth-secret')
  try {
    await fs.mkdir(dataDir, { recursive: true })
    const made = randomBytes(32).toString('base64url')
    // `wx`: two first starts at once keep one secret.
    await fs.writeFile(file, made, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
      if (error.code !== 'EEXIST') throw error
    })
    return (await fs.readFile(file, 'utf8')).trim()
  } catch (error) {
    throw asStartError(`The data folder ${dataDir} cannot be used.`, String(error))
  }
}
