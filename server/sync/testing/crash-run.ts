import fs from 'node:fs/promises'
import path from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { pool } from '@/lib/db/client.ts'
import { findPostmaster } from '@/server/database/postmaster.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'
import { loadRoom } from '../load.ts'
import { verifyRooms } from '../verify.ts'
import { numberOf, PersistentWriter } from './persistent-writer.ts'
import type { Seminar } from './seminar.ts'
import { makeSeminar } from './seminar.ts'
import type { ServerProcess } from './server-process.ts'
import { startServerProcess } from './server-process.ts'

export type Victim = 'rooms' | 'postgres' | 'both'

export interface CrashFigures {
  kills: Record<Victim, number>
  acknowledged: number
  seen: number
  /** Acknowledged or seen, and not there afterwards. */
  lost: string[]
  /** Acknowledged, and not in the entry's history. */
  forgotten: string[]
  /** Rows that do not say what the log says. */
  differences: number
  sockets: number
}

const writers = 4
/** Values that must be saved between two kills. */
const progress = 40

/**
 * Four people write into one room while the rooms' process, PostgreSQL with all its processes, or both at once are killed
 * (SIGKILL), one after another, each at a random moment after writing has come back. Then everything that was acknowledged
 * or seen is looked for. `dataDir` is that of this process's embedded PostgreSQL, which brings itself back.
 */
export async function crashRun({ seed, victims, dataDir, onKill = () => undefined }: { seed: number; victims: Victim[]; dataDir: string; onKill?: (victim: Victim) => void }): Promise<CrashFigures> {
  const random = randomFrom(seed)
  const seminar = await makeSeminar()
  let server = await startServerProcess()
  const port = Number(new URL(server.url).port)
  const people = await startWriting(seminar, server.url)
  const running = people.map((writer) => writer.run())
  const kills: Record<Victim, number> = { rooms: 0, postgres: 0, both: 0 }
  try {
    for (const victim of victims) {
      await untilSaved(people, total(people) + progress)
      await pause(random() * 300)
      await kill(victim, server, dataDir)
      if (victim !== 'postgres') server = await startServerProcess(port)
      kills[victim]++
      onKill(victim)
    }
    await untilSaved(people, total(people) + progress)
  } finally {
    for (const writer of people) writer.finish()
    await Promise.race([Promise.all(running), pause(60_000, undefined, { ref: false })])
    await server.kill()
  }
  return { kills, ...(await compare(seminar, people)), sockets: people.reduce((sum, writer) => sum + writer.sockets, 0) }
}

async function startWriting(seminar: Seminar, url: string): Promise<PersistentWriter[]> {
  const note = seminar.note('The river')
  return Promise.all(Array.from({ length: writers }, async () => new PersistentWriter({ url: () => url, roomId: seminar.roomId, person: await seminar.add('student'), note })))
}

const total = (people: PersistentWriter[]) => people.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)

async function untilSaved(people: PersistentWriter[], count: number): Promise<void> {
  const begun = Date.now()
  while (total(people) < count) {
    if (Date.now() - begun > 60_000) throw new Error(`Writing did not come back: ${total(people)} of ${count} values are saved.`)
    await pause(10)
  }
}

async function kill(victim: Victim, server: ServerProcess, dataDir: string): Promise<void> {
  if (victim !== 'rooms') await killPostgres(path.join(dataDir, 'postgres'))
  if (victim !== 'postgres') await server.kill()
}

/** The postmaster and its children at once, as when the machine goes: each of them leads a process group of its own. */
async function killPostgres(folder: string): Promise<void> {
  const postmaster = await findPostmaster(folder)
  if (postmaster === null || !(await postmaster.isPostgres())) throw new Error('PostgreSQL does not run.')
  for (const pid of [postmaster.pid, ...(await childrenOf(postmaster.pid))]) {
    try {
      process.kill(pid, 'SIGKILL')
    } catch (error) {
      // It went by itself when it saw that the postmaster had gone.
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error
    }
  }
}

/** On Linux; elsewhere the children go by themselves. */
async function childrenOf(parent: number): Promise<number[]> {
  if (process.platform !== 'linux') return []
  const pids = (await fs.readdir('/proc')).filter((name) => /^\d+$/.test(name)).map(Number)
  const parents = await Promise.all(pids.map((pid) => fs.readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '')))
  // "pid (comm) state ppid ...".
  return pids.filter((_, i) => Number(parents[i]?.split(') ')[1]?.split(' ')[1]) === parent)
}

async function compare({ roomId }: Seminar, people: PersistentWriter[]) {
  const room = await loadRoom(roomId)
  const map = room?.doc.getMap<EntryValue>(entriesRoot)
  const history = await pool().query<{ key: string; value: EntryValue }>('SELECT key, value FROM entry_revision WHERE room_id = $1', [roomId])
  const kept = new Set(history.rows.map(({ key, value }) => `${key} ${numberOf(value)}`))
  const acknowledged = people.flatMap((writer) => writer.acknowledged)
  const seen = people.flatMap((writer) => [...writer.seen].map(([key, n]) => ({ key, n })))
  const lost = [...acknowledged, ...seen].filter(({ key, n }) => numberOf(map?.get(key)) < n).map(({ key, n }) => `${key} ${n}`)
  let differences = 0
  for await (const report of verifyRooms({ repair: false, roomIds: [roomId] })) differences += report.differences.length + report.faults.length
  return { acknowledged: acknowledged.length, seen: seen.length, lost, forgotten: acknowledged.map(({ key, n }) => `${key} ${n}`).filter((name) => !kept.has(name)), differences }
}

/** Numbers in [0, 1), the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
