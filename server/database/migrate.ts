import path from 'node:path'
import pg from 'pg'
import { projectRoot } from '@/server/project-root.ts'
import { everything, readMigrations, withSchemaEngine } from './schema-engine.ts'

export const migrationsFolder = path.join(projectRoot, 'prisma', 'migrations')

/** Any number; one process migrates a database at a time, the others wait and find nothing left to do. */
const migrationLock = 7_067_372

/** Applies the migrations that `databaseUrl` does not have yet, keeping Prisma's history table, and gives their names in order. */
export async function migrate(databaseUrl: string): Promise<string[]> {
  const migrationsList = await readMigrations(migrationsFolder)
  const session = new pg.Client({ connectionString: databaseUrl, connectionTimeoutMillis: 10_000 })
  session.on('error', () => undefined)
  await session.connect()
  try {
    await session.query('SELECT pg_advisory_lock($1)', [migrationLock])
    const applied = await withSchemaEngine(databaseUrl, (engine) => engine.applyMigrations({ migrationsList, filters: everything }))
    return applied.appliedMigrationNames
  } finally {
    await session.end()
  }
}
