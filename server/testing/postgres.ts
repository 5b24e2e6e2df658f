import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '@/server/database/embedded.ts'
import { migrate } from '@/server/database/migrate.ts'

declare module 'vitest' {
  interface ProvidedContext {
    /** Of the test server's own database, as superuser. */
    postgresUrl: string
  }
}

/** Every test's database is copied from this one, which has all migrations. */
export const templateDatabase = 'postil_template'

const prefix = 'postil-test-'

/** vitest's global set-up: one PostgreSQL in a folder of its own for the run. */
export default async function setup(project: TestProject): Promise<() => Promise<void>> {
  await sweep()
  const folder = await fs.mkdtemp(path.join(os.tmpdir(), `${prefix}${process.pid}-`))
  // PostgreSQL may run as another user, who must get through.
  await fs.chmod(folder, 0o755)
  const server = await startEmbedded(folder, { durable: false })
  await makeTemplate(server.url)
  project.provide('postgresUrl', server.url)
  return async () => {
    await server.stop()
    await fs.rm(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(url: string): Promise<void> {
  const admin = new pg.Client({ connectionString: url })
  await admin.connect()
  await admin.query(`CREATE DATABASE ${templateDatabase}`)
  await admin.end()
  const template = new URL(url)
  template.pathname = `/${templateDatabase}`
  await migrate(template.href)
}

/** Takes down what killed runs left behind. */
async function sweep(): Promise<void> {
  for (const name of await fs.readdir(os.tmpdir())) {
    const owner = name.startsWith(prefix) ? Number(name.slice(prefix.length).split('-')[0]) : NaN
    if (Number.isNaN(owner) || isAlive(owner)) continue
    const folder = path.join(os.tmpdir(), name)
    const left = await startEmbedded(folder, { durable: false }).catch(() => null)
    await left?.stop()
    await fs.rm(folder, { recursive: true, force: true })
  }
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0)
    return true
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM'
  }
}
