import { setTimeout as pause } from 'node:timers/promises'
import { pool } from '@/lib/db/client.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'
import type { Limits } from '../limits.ts'
import { loadRoom } from '../load.ts'
import { verifyRooms } from '../verify.ts'
import type { CrashDatabase } from './crash-database.ts'
import { numberOf, PersistentWriter } from './persistent-writer.ts'
import type { Seminar } from './seminar.ts'
import { makeSeminar } from './seminar.ts'
import type { RedisProcess } from './redis-process.ts'
import { startRedis } from './redis-process.ts'
import type { ServerProcess } from './server-process.ts'
import { startServerProcess } from './server-process.ts'

/** Who is killed. Of several processes of rooms, one in turn; `pause` stops it for a while, and then it goes on. */
export type Victim = 'rooms' | 'postgres' | 'both' | 'redis' | 'pause'

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
  /** How often the doc was made anew. */
  epochs: number
  sockets: number
}

const writers = 4
/** Milliseconds in which a snapshot is written. */
const writing = 10
/** Values that must be saved between two kills. */
const progress = 40

export interface CrashRunOptions {
  seed: number
  victims: Victim[]
  database: CrashDatabase
  /** How many processes serve the room; more than one speak over a Redis of their own. */
  processes?: number
  /** Of the rooms: small ones make epochs come often. */
  limits?: Partial<Limits>
  /** Kills while a snapshot or an epoch is being written; else at any moment. */
  whileWritingDown?: boolean
  onKill?: (victim: Victim) => void
}

/**
 * Four people write into one room while the processes that serve it, PostgreSQL with all its processes, or both at once
 * are killed (SIGKILL), one after another, each at a random moment after writing has come back. Then everything that was
 * acknowledged or seen is looked for.
 */
export async function crashRun({ seed, victims, database, processes = 1, limits = {}, whileWritingDown = false, onKill = () => undefined }: CrashRunOptions): Promise<CrashFigures> {
  const random = randomFrom(seed)
  const seminar = await makeSeminar()
  const redis = processes > 1 ? await startRedis() : null
  const start = (port?: number) => startServerProcess(port, [], { options: { limits }, tellsWriting: whileWritingDown, ...(redis !== null && { redisUrl: redis.url }) })
  const servers = await Promise.all(Array.from({ length: processes }, () => start()))
  const people = await startWriting(seminar, servers)
  const running = people.map((writer) => writer.run())
  const kills: Record<Victim, number> = { rooms: 0, postgres: 0, both: 0, redis: 0, pause: 0 }
  let turn = 0
  try {
    for (const victim of victims) {
      await untilSaved(people, total(people) + progress)
      const at = turn++ % servers.length
      const server = servers[at]
      if (server === undefined) throw new Error('No process serves the room.')
      if (whileWritingDown) await server.writesDown()
      await pause(random() * (whileWritingDown ? writing : 300))
      await kill(victim, server, { database, redis, downtime: random() * 1000 })
      if (victim === 'rooms' || victim === 'both') servers[at] = await start(Number(new URL(server.url).port))
      kills[victim]++
      onKill(victim)
    }
    await untilSaved(people, total(people) + progress)
  } finally {
    for (const writer of people) writer.finish()
    await Promise.race([Promise.all(running), pause(60_000, undefined, { ref: false })])
    for (const server of servers) await server.kill()
    await redis?.kill()
  }
  return { kills, ...(await compare(seminar, people)), sockets: people.reduce((sum, writer) => sum + writer.sockets, 0) }
}

/** Whether nothing was lost, forgotten, or differs. */
export const isWhole = ({ lost, forgotten, differences }: CrashFigures): boolean => lost.length === 0 && forgotten.length === 0 && differences === 0

/** Each begins at another process, and goes to the next one whenever the socket is lost, as behind a balancer. */
async function startWriting(seminar: Seminar, servers: ServerProcess[]): Promise<PersistentWriter[]> {
  const note = seminar.note('The river')
  return Promise.all(Array.from({ length: writers }, async (_, i) => {
    let next = i
    const url = () => servers[next++ % servers.length]?.url ?? ''
    return new PersistentWriter({ url, roomId: seminar.roomId, person: await seminar.add('student'), note })
  }))
}

async function kill(victim: Victim, server: ServerProcess, { database, redis, downtime }: { database: CrashDatabase; redis: RedisProcess | null; downtime: number }): Promise<void> {
  if (victim === 'postgres' || victim === 'both') await database.kill()
  if (victim === 'rooms' || victim === 'both') await server.kill()
  if (victim === 'redis') await redis?.kill()
  if (victim === 'pause') process.kill(server.pid, 'SIGSTOP')
  await pause(downtime)
  if (victim === 'postgres' || victim === 'both') await database.restore()
  if (victim === 'redis') await redis?.start()
  if (victim === 'pause') process.kill(server.pid, 'SIGCONT')
}

const total = (people: PersistentWriter[]) => people.reduce((sum, { acknowledged }) => sum + acknowledged.length, 0)

async function untilSaved(people: PersistentWriter[], count: number): Promise<void> {
  const begun = Date.now()
  while (total(people) < count) {
    if (Date.now() - begun > 60_000) throw new Error(`Writing did not come back: ${total(people)} of ${count} values are saved.`)
    await pause(10)
  }
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
  return { epochs: room?.epoch ?? -1, acknowledged: acknowledged.length, seen: seen.length, lost, forgotten: acknowledged.map(({ key, n }) => `${key} ${n}`).filter((name) => !kept.has(name)), differences }
}

/** Numbers in [0, 1), the same for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0
    return state / 2 ** 32
  }
}
