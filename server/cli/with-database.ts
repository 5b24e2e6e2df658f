import { closeDatabase } from '@/lib/db/client.ts'
import type { Env } from '@/lib/env.ts'
import { setEnv } from '@/lib/env.ts'
import { migrate } from '@/server/database/migrate.ts'
import { openDatabase } from '@/server/database/open.ts'
import { settle } from '@/server/settings.ts'

/** Runs a command's work on the database of the settings, brought up to date: beside the running app, or without it. */
export async function withDatabase<T>(work: (settings: Env) => Promise<T>): Promise<T> {
  const { settings, embedded } = await settle(process.env)
  const database = await openDatabase(settings, embedded, { whenOwned: 'join' })
  const settled = { ...settings, databaseUrl: database.url }
  setEnv(settled)
  try {
    await migrate(database.url)
    return await work(settled)
  } finally {
    await closeDatabase()
    await database.stop()
  }
}
