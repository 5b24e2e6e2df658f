import fs from 'node:fs/promises'
import { db, pool } from '@/lib/db/client.ts'
import { parseEnv, setEnv } from '@/lib/env.ts'
import { startEmbedded } from '@/server/database/embedded.ts'
import { migrate } from '@/server/database/migrate.ts'

export interface CrashDatabase {
  close(): Promise<void>
}

/** A PostgreSQL of its own in `dataDir`, migrated, that forces to the disk what it commits; `pool()` and `db()` reach it. */
export async function openCrashDatabase(dataDir: string): Promise<CrashDatabase> {
  // PostgreSQL may run as another user, who must get through.
  await fs.chmod(dataDir, 0o755)
  const server = await startEmbedded(dataDir)
  setEnv(parseEnv({ ...process.env, DATABASE_URL: server.url, AUTH_SECRET: 'a secret of the tests, 32 characters or more', LOG_LEVEL: 'silent' }))
  await migrate(server.url)
  return {
    close: async () => {
      await db().$disconnect()
      await pool().end()
      await server.stop()
    },
  }
}
