import type { Logger } from 'pino'
import type { Author } from './batch.ts'
import { Batch } from './batch.ts'
import type { Commit } from './commit.ts'
import type { ClaimJob, Job, UpdateJob, WriteJob } from './jobs.ts'
import type { Verdict } from './judge/judge-update.ts'
import { Refusal } from './judge/refusal.ts'
import type { Limits } from './limits.ts'
import type { RoomState } from './room-state.ts'
import type { Parked, RoomSocket } from './socket.ts'

/** What a socket will be when the round is durable. */
interface Standing {
  isRefused: boolean
  parked: Parked[]
  parkedSince: number | null
}

export interface RoundOptions {
  roomId: string
  state: RoomState
  jobs: readonly Job[]
  limits: Limits
  /** Work of one judgement beyond the ordinary, in structs: charged to its author. */
  charge(socket: RoomSocket, work: number): void
}

/**
 * The jobs of one commit: judged one after another and applied to the room's doc, and settled once they are durable.
 * Until `settle` no socket is changed, so a round whose commit did not count can be judged again, on another doc.
 */
export class Round {
  readonly jobs: readonly Job[]
  /** What changed, in one update; null where nothing did. */
  readonly update: Uint8Array | null
  /** Whose updates changed something. */
  readonly authors = new Set<RoomSocket>()
  /** Who must send what they have beyond us. */
  readonly asked = new Set<RoomSocket>()
  /** Whether entries were hidden or shown; which are hidden only now; whether the server itself said some of them again. */
  isModerated = false
  hiddenNow: string[] = []
  isRestated = false
  private hasRefusedWrite = false
  private readonly batch: Batch
  private readonly settled: { socket: RoomSocket; count: number }[] = []
  private readonly refused: { socket: RoomSocket; count: number; refusal: Refusal }[] = []
  private readonly standings = new Map<RoomSocket, Standing>()
  private readonly answers: (() => void)[] = []
  private readonly options: RoundOptions

  /** Judges. Throws where the doc is broken after it. */
  constructor(options: RoundOptions) {
    const { roomId, state, jobs } = options
    this.options = options
    this.jobs = jobs
    this.batch = new Batch(roomId, state.head, state.doc.epoch)
    const { hidden } = state.doc.visibility
    this.update = state.doc.change(() => {
      for (const job of jobs) this.judge(job)
      this.hiddenNow = [...state.doc.visibility.hidden].filter((key) => !hidden.has(key))
      for (const key of hidden) if (!state.doc.visibility.hidden.has(key) && state.doc.restate(key, this.batch)) this.isRestated = true
    })
  }

  /** How many updates it adds to the log. */
  get size(): number {
    return this.batch.size
  }

  /** Whether something was refused or lacks what it builds on: which is so only if nobody else has written meanwhile. */
  get isDoubtful(): boolean {
    return this.refused.length > 0 || this.asked.size > 0 || this.hasRefusedWrite
  }

  /** What is to be made durable; null where nothing is. */
  toCommit(): Commit | null {
    return this.batch.isEmpty ? null : this.options.state.doc.toCommit(this.batch)
  }

  /** It is durable: its writers hear what became of what they sent. */
  settle(log: Logger): void {
    for (const [socket, { isRefused, parked, parkedSince }] of this.standings) {
      socket.isRefused ||= isRefused
      socket.park(parked, parkedSince)
    }
    for (const { socket, count } of this.settled) socket.settle(count)
    for (const socket of new Set(this.settled.map(({ socket: author }) => author))) socket.acknowledge()
    for (const { socket, count, refusal } of this.refused) {
      log.info({ user: socket.userId, code: refusal.code }, 'refused an update')
      socket.refuse(count, refusal)
    }
    for (const answer of this.answers) answer()
  }

  private judge(job: Job): void {
    switch (job.kind) {
      case 'update': return this.judgeMessage(job)
      case 'claim': return this.claim(job)
      case 'write': return this.judgeWrite(job)
      case 'look': return
    }
  }

  private claim({ socket, client }: ClaimJob): void {
    if (!this.standing(socket).isRefused && !socket.isOver) this.options.state.doc.claim(socket, client, this.batch)
  }

  private judgeWrite({ author, bytes, at, resolve, reject }: WriteJob): void {
    const verdict = this.offer(author, bytes)
    this.batch.at = at
    if (verdict.kind !== 'accepted') this.hasRefusedWrite = true
    this.answers.push(verdict.kind === 'accepted' ? resolve : () => reject(verdict.kind === 'refused' ? verdict.refusal : new Refusal('gap')))
  }

  private judgeMessage({ socket, count, bytes, completes }: UpdateJob): void {
    const standing = this.standing(socket)
    if (standing.isRefused) return
    const refuse = (at: number, refusal: Refusal) => {
      standing.isRefused = true
      this.refused.push({ socket, count: at, refusal })
    }
    const verdict = this.judgeFrom(socket, bytes)
    if (verdict.kind === 'refused') return refuse(count, verdict.refusal)
    if (verdict.kind === 'accepted') this.settled.push({ socket, count })
    // All that the writer has was to be in the answer: what it builds on will never come.
    else if ((completes && standing.parkedSince !== null) || standing.parked.length >= this.options.limits.maxParked) return refuse(count, new Refusal('gap'))
    else {
      standing.parked.push({ count, bytes })
      standing.parkedSince ??= Date.now()
      this.asked.add(socket)
      return
    }
    if (!completes) return
    for (const parked of standing.parked.splice(0)) {
      const again = this.judgeFrom(socket, parked.bytes)
      if (again.kind !== 'accepted') return refuse(parked.count, again.kind === 'refused' ? again.refusal : new Refusal('gap'))
      this.settled.push({ socket, count: parked.count })
    }
    standing.parkedSince = null
  }

  private judgeFrom(socket: RoomSocket, bytes: Uint8Array): Verdict {
    const verdict = this.offer(socket, bytes)
    if (verdict.kind === 'accepted') {
      this.options.charge(socket, verdict.work)
      if (verdict.update !== null) this.authors.add(socket)
    }
    return verdict
  }

  private offer(author: Author, bytes: Uint8Array): Verdict {
    const verdict = this.options.state.doc.offer(author, bytes, this.batch)
    if (verdict.kind === 'accepted') this.isModerated ||= verdict.moderated.size > 0
    return verdict
  }

  private standing(socket: RoomSocket): Standing {
    const known = this.standings.get(socket)
    if (known !== undefined) return known
    const standing = { isRefused: socket.isRefused, parked: [...socket.parked], parkedSince: socket.parkedSince }
    this.standings.set(socket, standing)
    return standing
  }
}
