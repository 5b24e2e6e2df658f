import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import { openCrashDatabase } from './crash-database.ts'
import type { Victim } from './crash-run.ts'
import { crashRun, isWhole } from './crash-run.ts'

/**
 * `npm run soak:crash [-- --kills 50 --seed 1 --external --processes 2]`: the long form of crash.int.test.ts. `--external`:
 * PostgreSQL is somebody else's, who starts it again; `--processes`: so many serve the room, over a Redis that is killed too.
 * Prints figures; exit code 1 where something was lost.
 */
const { values } = parseArgs({
  options: { kills: { type: 'string', default: '50' }, seed: { type: 'string', default: '1' }, external: { type: 'boolean', default: false }, processes: { type: 'string', default: '1' } },
})
const processes = Number(values.processes)
const order: Victim[] = processes > 1 ? ['rooms', 'pause', 'postgres', 'rooms', 'redis', 'both'] : ['rooms', 'postgres', 'rooms', 'both']
const victims = Array.from({ length: Number(values.kills) }, (_, i): Victim => order[i % order.length] ?? 'rooms')
const dataDir = await fs.mkdtemp(path.join(os.tmpdir(), 'postil-crash-'))
const database = await openCrashDatabase(dataDir, values.external ? 'external' : 'embedded')
const begun = performance.now()
let done = 0
try {
  const onKill = (victim: Victim) => process.stderr.write(`${++done}/${victims.length} ${victim}\n`)
  const figures = await crashRun({ seed: Number(values.seed), victims, database, processes, onKill })
  process.stdout.write(`${JSON.stringify({ ...figures, processes, external: values.external, seed: Number(values.seed), seconds: Math.round((performance.now() - begun) / 1000) }, null, 2)}\n`)
  process.exitCode = isWhole(figures) ? 0 : 1
} finally {
  await database.close()
  await fs.rm(dataDir, { recursive: true, force: true })
}
