import fs from 'node:fs/promises'
import os from 'node:os'
import { parseArgs } from 'node:util'
import type { ColdOpenResult } from './cold-open.ts'
import { measureColdOpen, median } from './cold-open.ts'
import type { Load, LoadResult } from './seminar-load.ts'
import { runLoad } from './seminar-load.ts'
import type { Subject } from './subjects.ts'
import { startSubjects } from './subjects.ts'

/** `npm run bench:sync [-- --quick --only WORDS --seconds N --out FILE --profile FOLDER]`: see README.md beside this file. */
const { values: options } = parseArgs({ options: { quick: { type: 'boolean', default: false }, profile: { type: 'string' }, only: { type: 'string' }, seconds: { type: 'string' }, out: { type: 'string', default: 'test-results/bench-sync.json' } } })
const [rounds, usual, annotations] = options.quick ? [1, 3, 2000] : [3, 6, 10_000]
const seconds = Number(options.seconds ?? usual)
const isWanted = (name: string) => name.includes(options.only ?? '')
const loads: Record<string, Load> = {
  '1 room of 30, all write': { rooms: 1, clients: 30, writers: 30, rate: 2, seconds },
  '1 room of 200, 20 write': { rooms: 1, clients: 200, writers: 20, rate: 2, seconds },
  '20 rooms of 15, all write': { rooms: 20, clients: 15, writers: 15, rate: 2, seconds },
}

const fixed = (n: number, digits = 1) => (Number.isFinite(n) ? n.toFixed(digits) : '-')
const say = (line: string) => process.stdout.write(`${line}\n`)

const subjects = await startSubjects(options.profile)
const seminars: Record<string, Record<string, LoadResult[]>> = {}
const coldOpens: Record<string, ColdOpenResult> = {}
try {
  // Not counted: until then, code is compiled.
  for (const subject of subjects) await runLoad(subject, { rooms: 1, clients: 30, writers: 30, rate: 4, seconds: 3 })
  for (const [name, load] of Object.entries(loads)) if (isWanted(name)) await measureLoad(name, load)
  if (isWanted('opening a room')) await measureOpens()
} finally {
  for (const subject of subjects) await subject.stop()
}
await fs.mkdir(options.out.replace(/[^/]*$/, '') || '.', { recursive: true })
await fs.writeFile(options.out, `${JSON.stringify({ at: new Date().toISOString(), node: process.version, cpus: os.cpus().length, quick: options.quick, seminars, coldOpens }, null, 2)}\n`)
say(`\nEverything measured is in ${options.out}.`)
process.exit(0)

/** Servers take turns, round by round, so that what else the machine does falls on all of them. */
async function measureLoad(name: string, load: Load): Promise<void> {
  const results: Record<string, LoadResult[]> = (seminars[name] = {})
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) (results[subject.name] ??= []).push(await runLoad(subject, load))
  }
  say(`\n${name}, ${load.rate} a second each; medians of ${rounds} runs of ${load.seconds} s\n`)
  say('| server | p50 / p95 / p99, ms | server CPU, ms per 1,000 | of the relay’s | Postgres CPU | missing | same docs | others’ share |')
  say('|---|---|---|---|---|---|---|---|')
  const of = (subject: Subject | undefined, field: 'p50' | 'p95' | 'p99' | 'serverCpu' | 'databaseCpu' | 'otherShare') => median((results[subject?.name ?? ''] ?? []).map((result) => result[field]))
  const relay = subjects.find(({ isStateless }) => isStateless)
  for (const subject of subjects) {
    const runs = results[subject.name] ?? []
    const latency = (['p50', 'p95', 'p99'] as const).map((field) => fixed(of(subject, field))).join(' / ')
    const missing = runs.reduce((sum, run) => sum + run.missing, 0)
    const converged = subject.isStateless ? '-' : runs.every((run) => run.converged === true) ? 'yes' : 'NO'
    say(`| ${subject.name} | ${latency} | ${fixed(of(subject, 'serverCpu'))} | ${fixed(of(subject, 'serverCpu') / of(relay, 'serverCpu'), 2)} | ${subject.databasePid === null ? '-' : fixed(of(subject, 'databaseCpu'))} | ${missing} | ${converged} | ${fixed(of(subject, 'otherShare') * 100, 0)} % |`)
  }
}

async function measureOpens(): Promise<void> {
  say(`\nOpening a room of ${annotations} annotations, ms\n`)
  say('| server | alone | with Y.applyUpdate | 30 at once: median | max |')
  say('|---|---|---|---|---|')
  for (const subject of subjects.filter(({ isStateless }) => !isStateless)) {
    const result = (coldOpens[subject.name] = await measureColdOpen(subject, annotations))
    say(`| ${subject.name} | ${fixed(result.alone, 0)} | ${fixed(result.applied, 0)} | ${fixed(result.burstMedian, 0)} | ${fixed(result.burstMax, 0)} |`)
  }
}
