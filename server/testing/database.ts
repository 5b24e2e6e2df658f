import { randomBytes } from 'node:crypto'
import pg from 'pg'
import { afterAll, inject } from 'vitest'
import { placeEntries } from '@/lib/anchoring/reanchor/place-entries.ts'
import { closeDatabase } from '@/lib/db/client.ts'
import { parseEnv, setEnv } from '@/lib/env.ts'
import { importReading } from '@/lib/importing/import-reading.ts'
import { setImporter } from '@/lib/use-cases/reading/importer.ts'
import { makeVersion } from '@/lib/use-cases/reading/make-version.ts'
import { setPlacer } from '@/lib/use-cases/reading/placer.ts'
import { setVersionMaker } from '@/lib/use-cases/reading/version-maker.ts'

/**
 * A fresh, migrated database for one test file; to be called in its `beforeAll`. `pool()` and `db()` reach it,
 * and imports, placing and the making of versions run in the test's own thread.
 * It is dropped when the file is done.
 */
export async function useTestDatabase(): Promise<{ url: string }> {
  const name = `test_${randomBytes(8).toString('hex')}`
  await asAdmin(`CREATE DATABASE ${name} TEMPLATE postil_template`)
  const address = new URL(inject('postgresUrl'))
  address.pathname = `/${name}`
  const url = address.href
  setEnv(parseEnv({ ...process.env, DATABASE_URL: url, AUTH_SECRET: 'a secret of the tests, 32 characters or more', LOG_LEVEL: 'silent' }))
  setImporter(importReading)
  setPlacer((job) => Promise.resolve(placeEntries(job)))
  setVersionMaker(async (job) => Promise.resolve(makeVersion(job)))
  afterAll(async () => {
    await closeDatabase()
    await asAdmin(`DROP DATABASE ${name} WITH (FORCE)`)
  })
  return { url }
}

async function asAdmin(sql: string): Promise<void> {
  const admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  try {
    await admin.query(sql)
  } finally {
    await admin.end()
  }
}
