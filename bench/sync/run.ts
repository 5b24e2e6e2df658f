import fs from 'node:fs/promises'
import os from 'node:os'
import path from 'node:path'
import { parseArgs } from 'node:util'
import type { ColdOpenResult } from './cold-open.ts'
import { measureColdOpen, measureOpenLimit, median } from './cold-open.ts'
import { measureIdleSockets } from './idle-sockets.ts'
import type { JudgingResult } from './judging.ts'
import { measureJudging } from './judging.ts'
import type { Load, LoadResult } from './seminar-load.ts'
import { runLoad } from './seminar-load.ts'
import type { Subject } from './subjects.ts'
import { startSubjects } from './subjects.ts'
import { fixed, say, table, Targets } from './table.ts'

/** `npm run bench:sync [-- --quick --only WORDS --seconds N --out FILE --ours --profile FOLDER]`: see README.md beside this file. */
const { values: options } = parseArgs({
  options: {
    quick: { type: 'boolean', default: false }, ours: { type: 'boolean', default: false }, profile: { type: 'string' }, only: { type: 'string' }, seconds: { type: 'string' },
    out: { type: 'string', default: 'test-results/bench-sync.json' },
  },
})
const [rounds, usual, annotations] = options.quick ? [1, 3, 2000] : [3, 6, 10_000]
const seconds = Number(options.seconds ?? usual)
const isWanted = (name: string) => name.includes(options.only ?? '')
const loads: Record<string, Load> = {
  '1 room of 30, all write': { rooms: 1, clients: 30, writers: 30, rate: 2, seconds },
  '1 room of 200, 20 write': { rooms: 1, clients: 200, writers: 20, rate: 2, seconds },
  '20 rooms of 15, all write': { rooms: 20, clients: 15, writers: 15, rate: 2, seconds },
  '1 room of 200, all write': { rooms: 1, clients: 200, writers: 200, rate: 2, seconds },
}
/** Until then, code is compiled: what a server does for each update and each commit has run some thousand times, as it has after minutes. */
const warmUp: Load = { rooms: 10, clients: 10, writers: 10, rate: 4, seconds: options.quick ? 12 : 24 }

const seminars: Record<string, Record<string, LoadResult[]>> = {}
const coldOpens: Record<string, ColdOpenResult> = {}
const judging: JudgingResult[] = []
const idle: Record<string, number> = {}
const targets = new Targets()

if (isWanted('judging') && options.profile === undefined) measureJudgements()
const subjects = await startSubjects({ oursAlone: options.ours || options.profile !== undefined, profileFolder: options.profile })
const [ours] = subjects
const relay = subjects.find(({ isStateless }) => isStateless)
const isMemoryPeer = ({ name, isStateless }: Subject) => !isStateless && name.endsWith('memory only')
try {
  for (const subject of subjects) await runLoad(subject, warmUp)
  for (const [name, load] of Object.entries(loads)) if (isWanted(name)) await measureLoad(name, load)
  if (isWanted('opening a room')) await measureOpens()
  if (isWanted('idle sockets')) await measureIdle()
} finally {
  for (const subject of subjects.toReversed()) await subject.stop()
}
targets.print()
await fs.mkdir(path.dirname(options.out), { recursive: true })
await fs.writeFile(options.out, `${JSON.stringify({ at: new Date().toISOString(), node: process.version, cpus: os.cpus().length, quick: options.quick, seminars, coldOpens, judging, idle, targets: targets.all }, null, 2)}\n`)
say(`\nEverything measured is in ${options.out}.`)
process.exit(0)

/** Servers take turns, round by round, so that what else the machine does falls on all of them. */
async function measureLoad(name: string, load: Load): Promise<void> {
  const results: Record<string, LoadResult[]> = (seminars[name] = {})
  for (let round = 0; round < rounds; round++) {
    for (const subject of subjects) (results[subject.name] ??= []).push(await runLoad(subject, load))
  }
  const of = (subject: Subject | undefined, field: 'p50' | 'p95' | 'p99' | 'serverCpu' | 'databaseCpu' | 'otherShare') => median((results[subject?.name ?? ''] ?? []).map((result) => result[field]))
  const missingOf = (subject: Subject) => (results[subject.name] ?? []).reduce((sum, { missing }) => sum + missing, 0)
  const share = (subject: Subject | undefined) => of(subject, 'serverCpu') / of(relay, 'serverCpu')
  say(`\n${name}, ${load.rate} a second each; medians of ${rounds} runs of ${load.seconds} s\n`)
  table(['server', 'p50 / p95 / p99, ms', 'server CPU, ms per 1,000', 'of the relay’s', 'Postgres CPU', 'missing', 'same docs', 'others’ share'], subjects.map((subject) => {
    const runs = results[subject.name] ?? []
    const converged = subject.isStateless ? '-' : runs.every((run) => run.converged === true) ? 'yes' : 'NO'
    return [
      subject.name, (['p50', 'p95', 'p99'] as const).map((field) => fixed(of(subject, field))).join(' / '), fixed(of(subject, 'serverCpu')),
      fixed(share(subject), 2), subject.databasePid === null ? '-' : fixed(of(subject, 'databaseCpu')), missingOf(subject), converged, `${fixed(of(subject, 'otherShare') * 100, 0)} %`,
    ]
  }))
  if (ours === undefined || relay === undefined) return
  const isFlood = load.writers === 200
  const [peer] = subjects.filter(isMemoryPeer)
  if (isFlood) {
    targets.add(`${name}: CPU a delivery below the relay’s`, share(ours), 1)
    targets.add(`${name}: nothing lost`, missingOf(ours), 0)
    targets.add(`${name}: p95 below every Yjs peer’s, ms`, of(ours, 'p95'), Math.min(...subjects.filter((s) => s !== ours && s !== relay).map((s) => of(s, 'p95'))))
  } else {
    targets.add(`${name}: CPU a delivery, of the relay’s, at most that of ${peer?.name}`, share(ours), share(peer))
    targets.add(`${name}: p95, at most 1.5 times the relay’s and one commit, ms`, of(ours, 'p95'), 1.5 * of(relay, 'p95') + median((results[ours.name] ?? []).map(({ commit }) => commit)))
  }
}

async function measureOpens(): Promise<void> {
  say(`\nOpening a room of ${annotations} annotations, ms\n`)
  const opened = subjects.filter((subject) => subject === ours || isMemoryPeer(subject))
  for (const subject of opened) coldOpens[subject.name] = await measureColdOpen(subject, annotations)
  const value = (await ours?.makeRoom(1))?.value
  const limit = value === undefined ? NaN : await measureOpenLimit(path.join(os.tmpdir(), `postil-snapshot-${process.pid}`), value, annotations)
  table(['server', 'alone', 'with Y.applyUpdate', '30 at once: median', 'max', 'from the database', '30 at once'], [
    ...opened.map(({ name }) => {
      const result = coldOpens[name]
      return [name, fixed(result?.alone, 0), fixed(result?.applied, 0), fixed(result?.burstMedian, 0), fixed(result?.burstMax, 0), fixed(result?.cold?.applied, 0), fixed(result?.cold?.burstMedian, 0)]
    }),
    ['the snapshot’s bytes and one Y.applyUpdate', '-', fixed(limit, 0), '-', '-', '-', '-'],
  ])
  const mine = coldOpens[ours?.name ?? '']
  const [peer] = opened.filter((subject) => subject !== ours)
  if (mine === undefined || peer === undefined) return
  say(`\nThe room held ${fixed((mine.memory?.open ?? NaN) / 1e6)} MB; ${fixed((mine.memory?.left ?? NaN) / 1e6)} MB were left when everybody had gone.`)
  targets.add('opening a room with its annotations, at most 1.3 times the limit, ms', mine.applied, 1.3 * limit)
  targets.add('the same from the database, ms', mine.cold?.applied ?? NaN, 1.3 * limit)
  targets.add(`30 at once, at most half the median of ${peer.name}, ms`, mine.burstMedian, (coldOpens[peer.name]?.burstMedian ?? NaN) / 2)
  targets.add('what a room leaves behind, of what it held', (mine.memory?.left ?? NaN) / (mine.memory?.open ?? NaN), 0.1)
}

async function measureIdle(): Promise<void> {
  say('\nAn idle socket, kB\n')
  for (const subject of subjects.filter((s) => s === ours || s === relay || isMemoryPeer(s))) idle[subject.name] = await measureIdleSockets(subject)
  table(['server', 'kB'], Object.entries(idle).map(([name, bytes]) => [name, fixed(bytes / 1000)]))
  if (ours !== undefined && relay !== undefined) targets.add('an idle socket, at most 1.5 times a bare one, kB', (idle[ours.name] ?? NaN) / 1000, (1.5 * (idle[relay.name] ?? NaN)) / 1000)
}

function measureJudgements(): void {
  for (const size of [100, annotations]) judging.push(measureJudging(size))
  say('\nJudging and applying one update, µs, medians\n')
  table(['annotations in the doc', ...['add', 'edit', 'delete'].map((deed) => `${deed}: judge / apply`)], judging.map(({ annotations: size, deeds }) =>
    [size, ...(['add', 'edit', 'delete'] as const).map((deed) => `${fixed(deeds[deed].judge)} / ${fixed(deeds[deed].apply)}`)]))
  const large = judging.at(-1)
  for (const deed of ['add', 'edit', 'delete'] as const) {
    if (large !== undefined) targets.add(`judging (${deed}) in ${annotations} annotations, at most applying it, µs`, large.deeds[deed].judge, large.deeds[deed].apply)
  }
}
