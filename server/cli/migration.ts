import fs from 'node:fs/promises'
import path from 'node:path'
import { diffSchemas, schemaFile } from '@/server/database/diff.ts'
import { migrationsFolder } from '@/server/database/migrate.ts'
import { UsageError } from './usage-error.ts'

/** The schema that the migrations so far lead to. Kept beside them, so that a new migration needs no database. */
const previousFile = path.join(migrationsFolder, 'schema.prisma')

/** `npm run migration -- NAME`: writes the migration from the schema as of the last one to the schema as it is. Touches no database. */
export async function migration([name]: string[]): Promise<string> {
  if (name === undefined || !/^[a-z][a-z0-9_]*$/.test(name)) {
    throw new UsageError('Give the migration a name of small letters, digits and underscores: npm run migration -- add_meetings')
  }
  const schema = await fs.readFile(schemaFile, 'utf8')
  const previous = await fs.readFile(previousFile, 'utf8').catch(() => null)
  const sql = await diffSchemas(previous, schema)
  if (sql === null) return 'The schema says what the migrations say; there is nothing to write.'
  const folder = path.join(migrationsFolder, `${stamp(new Date())}_${name}`)
  await fs.mkdir(folder, { recursive: true })
  await fs.writeFile(path.join(folder, 'migration.sql'), sql)
  await fs.writeFile(path.join(migrationsFolder, 'migration_lock.toml'), 'provider = "postgresql"\n')
  await fs.writeFile(previousFile, schema)
  return `Wrote ${path.relative(process.cwd(), folder)}/migration.sql. Read it before you commit it.`
}

/** YYYYMMDDHHMMSS, UTC, as Prisma names them. */
const stamp = (at: Date) => at.toISOString().replace(/\D/g, '').slice(0, 14)
