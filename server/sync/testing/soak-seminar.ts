import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openCrashDatabase } from './crash-database.ts'
import { seminarRun } from './seminar-run.ts'

/** `npm run soak:seminar [-- --minutes 30 --lessons 15 --seed 1]`: people come, write and leave for half an hour. Prints memory over time; exit code 1 where it grows. */
const { values } = parseArgs({ options: { minutes: { type: 'string', default: '30' }, lessons: { type: 'string', default: '15' }, seed: { type: 'string', default: '1' } } })
const lessons = Number(values.lessons)
const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-seminar-'))
const database = await openCrashDatabase(dataDir)
try {
  const figures = await seminarRun({
    seed: Number(values.seed), lessons, lessonSeconds: (Number(values.minutes) * 60) / lessons,
    onSample: (sample) => process.stderr.write(`${JSON.stringify(sample)}\n`),
  })
  process.stdout.write(`${JSON.stringify(figures, null, 2)}\n`)
  process.exitCode = figures.isFlat ? 0 : 1
} finally {
  await database.close()
  await fs.rm(dataDir, { recursive: true, force: true })
}
