import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { afterAll, beforeAll, expect, vi } from 'vitest'
import type { Limits } from '../limits.ts'
import type { CrashDatabase } from './crash-database.ts'
import { openCrashDatabase } from './crash-database.ts'
import type { CrashFigures, Victim } from './crash-run.ts'
import { crashRun } from './crash-run.ts'

/** A PostgreSQL for one test file that can be killed: one file, one of them, as `pool()` belongs to the process. */
export function useCrashDatabase(kind: 'embedded' | 'external') {
  // Processes are started and killed here, on machines that may be busy. The long form is `npm run soak:crash`.
  vi.setConfig({ testTimeout: 180_000, hookTimeout: 120_000 })
  let dataDir = ''
  const held: { database?: CrashDatabase } = {}
  beforeAll(async () => {
    dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-crash-'))
    held.database = await openCrashDatabase(dataDir, kind)
  })
  afterAll(async () => {
    await held.database?.close()
    await fs.rm(dataDir, { recursive: true, force: true })
  })
  const database = () => {
    if (held.database === undefined) throw new Error('The database is not open.')
    return held.database
  }
  return {
    database,
    /** Kills the victims under load, and expects that nothing is lost. */
    async survives(victims: Victim[], processes = 1, limits: Partial<Limits> = {}, whileWritingDown = false): Promise<CrashFigures> {
      const figures = await crashRun({ seed: 7, victims, database: database(), processes, limits, whileWritingDown })
      expect(figures).toMatchObject({ lost: [], forgotten: [], differences: 0 })
      expect(figures.acknowledged).toBeGreaterThanOrEqual((victims.length + 1) * 40)
      expect(figures.seen).toBeGreaterThan(0)
      return figures
    },
  }
}
