import type { Logger } from 'pino'
import { pool } from '@/lib/db/client.ts'
import type { RoomLink } from './cluster/room-link.ts'
import { RoomLock } from './cluster/room-lock.ts'
import { applyNews, readAnew } from './cluster/catch-up.ts'
import type { Foreign } from './cluster/catch-up.ts'
import type { News } from './cluster/read-news.ts'
import { readHeads } from './cluster/read-heads.ts'
import { readNews } from './cluster/read-news.ts'
import { commitBatch } from './commit.ts'
import type { Job } from './jobs.ts'
import type { RoomRules } from './judge/rules.ts'
import type { Limits } from './limits.ts'
import type { Seat } from './rights.ts'
import { checkSeats } from './rights.ts'
import type { RoomState } from './room-state.ts'
import { BrokenDocError } from './room-doc.ts'
import { Round } from './round.ts'
import type { RoomSocket } from './socket.ts'

export interface RoundsOptions {
  roomId: string
  state: RoomState
  rules: RoomRules
  limits: Limits
  log: Logger
  link: Pick<RoomLink, 'isShared' | 'isClustered' | 'noteRace'>
  charge(socket: RoomSocket, work: number): void
  /** Another process has written: it is durable, and in the doc. */
  onForeign: (foreign: Foreign) => void
  /** Another process has made the doc anew. */
  onEpoch: () => void
}

/** How often a round is judged again before the room is given up. Holding the room, one must succeed. */
const maxTries = 6

/**
 * Makes jobs durable, whoever else writes to the room meanwhile. Where this process has the room for itself, a round is
 * judged on what it has and committed in one statement; where that does not count, somebody else has written or somebody's
 * right is gone: those are shown out, what is durable is read anew, and the same jobs are judged again with the room held.
 * A room that several processes serve is held from the start. A refusal is final only on what is durable now.
 */
export class Rounds {
  private readonly options: RoundsOptions

  constructor(options: RoundsOptions) {
    this.options = options
  }

  /** Gives the round that counts. Throws where a commit failed or its outcome is not known. */
  async commit(jobs: readonly Job[]): Promise<Round> {
    const { state, link, roomId, limits, rules } = this.options
    const isShared = link.isShared && jobs.some(({ kind }) => kind !== 'look')
    if (!isShared && jobs.some(({ kind }) => kind === 'look')) await this.look()
    await rules.prepare?.(updatesOf(jobs))
    let lock = isShared ? await RoomLock.take(roomId) : null
    try {
      for (let tries = 0; tries < maxTries; tries++) {
        if (lock !== null && !(await this.bringUp(lock))) {
          lock = await this.holdAnew(lock)
          continue
        }
        const round = new Round({ roomId, state, jobs, limits, charge: (socket, work) => this.options.charge(socket, work) })
        if (lock === null && round.isDoubtful && link.isClustered && (await this.isBehind())) {
          lock = await this.holdAnew(null)
          continue
        }
        const commit = round.toCommit()
        if (commit === null || (lock === null ? await commitBatch(commit) : await lock.commit(commit))) {
          state.head += round.size
          return round
        }
        await lock?.letGo()
        await checkSeats(this.seatsOf(jobs))
        lock = await this.holdAnew(null)
      }
      throw new Error('The round was judged again and again and did not count.')
    } finally {
      await lock?.letGo()
    }
  }

  /** Takes in what others have written, when nothing is being committed. What cannot be read now is read later. */
  private async look(): Promise<void> {
    try {
      const news = await readNews(pool(), this.options.roomId, this.options.state.head)
      if (this.apply(news)) return
      await this.readAnew()
    } catch (error) {
      if (error instanceof BrokenDocError) throw error
      this.options.log.warn({ err: error }, 'what other processes wrote could not be read')
    }
  }

  /** Brings the doc up to the log, the room being held. False where the log does not reach back so far. */
  private async bringUp({ client }: RoomLock): Promise<boolean> {
    return this.apply(await readNews(client, this.options.roomId, this.options.state.head))
  }

  private apply(news: News): boolean {
    const foreign = applyNews(this.options.state, news)
    if (foreign === 'too-far') return false
    if (foreign !== null) this.options.onForeign(foreign)
    return true
  }

  /** The doc may be ahead of what is durable: it is made anew before the room is held. */
  private async holdAnew(lock: RoomLock | null): Promise<RoomLock> {
    await lock?.letGo()
    this.options.link.noteRace()
    await this.readAnew()
    return RoomLock.take(this.options.roomId)
  }

  private async readAnew(): Promise<void> {
    const { roomId, state, rules, limits, log, onForeign, onEpoch } = this.options
    const { epoch } = state
    const foreign = await readAnew(roomId, state, { rules, limits, log })
    if (foreign !== null) onForeign(foreign)
    if (state.epoch !== epoch) onEpoch()
  }

  private async isBehind(): Promise<boolean> {
    const { roomId, state } = this.options
    const [now] = await readHeads([roomId])
    return now === undefined || now.head !== state.head || now.epoch !== state.epoch
  }

  private seatsOf(jobs: readonly Job[]): Seat[] {
    const sockets = new Set(jobs.flatMap((job) => ('socket' in job ? [job.socket] : [])))
    return [...sockets].map((socket) => ({ socket, roomId: this.options.roomId }))
  }
}

/** What a round of `jobs` may judge, also what has waited until now for what it builds on. */
const updatesOf = (jobs: readonly Job[]): Uint8Array[] => jobs.flatMap((job) => {
  if (job.kind === 'write') return [job.bytes]
  return job.kind === 'update' ? [job.bytes, ...job.socket.parked.map(({ bytes }) => bytes)] : []
})
