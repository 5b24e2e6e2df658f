import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { ageDoc } from './age-doc.ts'
import { openCrashDatabase } from './crash-database.ts'
import type { Victim } from './crash-run.ts'
import { crashRun, isWhole } from './crash-run.ts'

/**
 * `npm run soak:epochs [-- --edits 100000 --kills 50 --seed 1]`: what edits and deletions cost in a doc, and what an epoch
 * leaves; then the rooms, PostgreSQL or both are killed so often while an epoch is being written, and as often again while
 * a snapshot is. Exit code 1 beyond the bounds, or where something was lost.
 */
const { values } = parseArgs({ options: { edits: { type: 'string', default: '100000' }, kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' } } })
const age = ageDoc(Number(values.edits))
const isSmall = age.bytesPerEdit <= 15 && age.bytesPerDeletedEntry <= 60 && age.afterEpoch <= age.alive * 1.1
process.stdout.write(`${JSON.stringify({ ...age, isSmall }, null, 2)}\n`)

const order: Victim[] = ['rooms', 'postgres', 'rooms', 'both']
const victims = Array.from({ length: Number(values.kills) }, (_, i): Victim => order[i % order.length] ?? 'rooms')
const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-epochs-'))
const database = await openCrashDatabase(dataDir)
let isSafe = true
try {
  for (const [what, limits] of [['epochs', { minDeadForEpoch: 1, epochRatio: 1 }], ['snapshots', { minDeadForEpoch: 1e9 }]] as const) {
    const begun = performance.now()
    let done = 0
    const onKill = (victim: Victim) => process.stderr.write(`${what} ${++done}/${victims.length} ${victim}\n`)
    const figures = await crashRun({ seed: Number(values.seed), victims, database, limits: { updatesPerSnapshot: 8, ...limits }, whileWritingDown: true, onKill })
    isSafe &&= isWhole(figures)
    process.stdout.write(`${JSON.stringify({ killed: what, ...figures, seed: Number(values.seed), seconds: Math.round((performance.now() - begun) / 1000) }, null, 2)}\n`)
  }
} finally {
  await database.close()
  await fs.rm(dataDir, { recursive: true, force: true })
}
process.exitCode = isSmall && isSafe ? 0 : 1
