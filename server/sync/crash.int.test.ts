import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, it, vi } from 'vitest'
import type { CrashDatabase } from './testing/crash-database.ts'
import { openCrashDatabase } from './testing/crash-database.ts'
import type { Victim } from './testing/crash-run.ts'
import { crashRun } from './testing/crash-run.ts'

// Processes are started and killed here, on machines that may be busy. The long form is `npm run soak:crash`.
vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })

let dataDir = ''
let database: CrashDatabase | undefined
beforeAll(async () => {
  dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-crash-'))
  database = await openCrashDatabase(dataDir)
})
afterAll(async () => {
  await database?.close()
  await fs.rm(dataDir, { recursive: true, force: true })
})

it.each<[what: string, victims: Victim[]]>([
  ['the rooms are killed', ['rooms', 'rooms', 'rooms']],
  ['PostgreSQL is killed', ['postgres', 'postgres']],
  ['both are killed at once', ['both']],
])('has everything that was acknowledged or seen after %s under load', async (_what, victims) => {
  const figures = await crashRun({ seed: 7, victims, dataDir })
  expect(figures).toMatchObject({ lost: [], forgotten: [], differences: 0 })
  expect(figures.acknowledged).toBeGreaterThanOrEqual((victims.length + 1) * 40)
  expect(figures.seen).toBeGreaterThan(0)
})
