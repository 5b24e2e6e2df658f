import type { Logger } from 'pino'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import { RoomAwareness } from './awareness.ts'
import type { Author } from './batch.ts'
import { Batch } from './batch.ts'
import { commitBatch } from './commit.ts'
import { step1Frame, step2Frame, updateFrame } from './frames.ts'
import type { Verdict } from './judge/judge-update.ts'
import { Refusal } from './judge/refusal.ts'
import type { ReadingTexts } from './judge/values.ts'
import type { Limits } from './limits.ts'
import type { LoadedRoom } from './load.ts'
import { RoomDoc } from './room-doc.ts'
import { writeSnapshot } from './snapshot.ts'
import type { RoomSocket } from './socket.ts'
import { visibleUpdate } from './visibility.ts'

/** Something that waits for the next commit, in order. */
type Job =
  | { kind: 'update'; socket: RoomSocket; count: number; bytes: Uint8Array; completes: boolean }
  | { kind: 'claim'; socket: RoomSocket; client: number }
  | { kind: 'write'; author: Author; bytes: Uint8Array; at: Date | null; resolve: () => void; reject: (error: Error) => void }

/** What settles once a batch is durable. */
interface Outcome {
  batch: Batch
  /** What changed, in one update. */
  update: Uint8Array | null
  authors: Set<RoomSocket>
  settled: { socket: RoomSocket; count: number }[]
  refused: { socket: RoomSocket; count: number; refusal: Refusal }[]
  /** Who must send what they have beyond us. */
  asked: Set<RoomSocket>
  written: (() => void)[]
}

export interface RoomOptions {
  id: string
  loaded: LoadedRoom
  texts: ReadingTexts
  limits: Limits
  log: Logger
  /** Work of one judgement beyond the ordinary, in structs: charged to its author. */
  charge(socket: RoomSocket, work: number): void
  /** The room can be trusted no more; the next who comes gets it from Postgres. */
  onDiscard(room: Room): void
  /** Nobody is left, and nothing to do. */
  onQuiet(room: Room): void
}

/**
 * A layer's doc in memory, the sockets that share it, and the line in which updates are judged, applied, made durable,
 * relayed and acknowledged: one batch at a time. Between judging and the end of the commit the doc is ahead of Postgres,
 * and nobody is told what is in it. If a commit fails or nobody knows its outcome, the room is discarded.
 */
export class Room {
  readonly id: string
  readonly sockets = new Set<RoomSocket>()
  isDiscarded = false

  private readonly doc: RoomDoc
  private readonly options: RoomOptions
  private readonly awareness: RoomAwareness
  private readonly log: Logger
  private head: number
  /** What the stored snapshot covers; null where that is not known. */
  private snapSeq: number | null
  private queue: Job[] = []
  private committing: Job[] = []
  private isScheduled = false
  private isBusy = false
  /** Client ids in the queue to be claimed. */
  private readonly claimsWaiting = new Set<number>()
  /** Sync requests that wait for the end of the commit. */
  private readonly unanswered = new Map<RoomSocket, Uint8Array>()
  private readonly unasked = new Set<RoomSocket>()
  private idle: (() => void)[] = []

  constructor(options: RoomOptions) {
    this.options = options
    this.id = options.id
    this.log = options.log.child({ room: options.id })
    this.doc = new RoomDoc(options.loaded, { texts: options.texts, limits: options.limits, log: this.log })
    this.head = options.loaded.head
    this.snapSeq = options.loaded.snapSeq
    this.awareness = new RoomAwareness(this, options.limits)
  }

  get owners(): ReadonlyMap<number, string> {
    return this.doc.owners
  }

  /** Lets a socket in: asks for what it has, and shows it who is here. */
  join(socket: RoomSocket): void {
    this.sockets.add(socket)
    this.ask(socket)
    this.awareness.sendAll(socket)
  }

  leave(socket: RoomSocket): void {
    this.sockets.delete(socket)
    this.unanswered.delete(socket)
    this.unasked.delete(socket)
    this.awareness.remove(socket)
    this.checkQuiet()
  }

  /** Answers a state vector with what its sender lacks; not before what is being committed is durable. */
  answer(socket: RoomSocket, stateVector: Uint8Array): void {
    if (this.isBusy) this.unanswered.set(socket, stateVector)
    else this.sendState(socket, stateVector)
  }

  /** Takes an update message. `completes`: it is the answer to our state vector, so it holds all its sender has. */
  receive(socket: RoomSocket, bytes: Uint8Array, completes: boolean): void {
    if (socket.isRefused) return
    this.enqueue({ kind: 'update', socket, count: socket.take(bytes.length), bytes, completes })
  }

  receiveAwareness(socket: RoomSocket, bytes: Uint8Array): boolean {
    return this.awareness.receive(socket, bytes)
  }

  sendAwareness(socket: RoomSocket): void {
    this.awareness.sendAll(socket)
  }

  /** Writes for somebody who has no socket. Resolves once it is durable; rejects with a Refusal, or where it is not known. */
  write(author: Author, bytes: Uint8Array, at: Date | null = null): Promise<void> {
    return new Promise((resolve, reject) => {
      if (this.isDiscarded) reject(new Error('The room was discarded.'))
      else this.enqueue({ kind: 'write', author, bytes, at, resolve, reject })
    })
  }

  claim(socket: RoomSocket, client: number): void {
    if (this.claimsWaiting.has(client) || !this.doc.mayClaim(socket.handle)) return
    this.claimsWaiting.add(client)
    this.enqueue({ kind: 'claim', socket, client })
  }

  isDurable(client: number): boolean {
    return this.doc.isDurable(client)
  }

  /** Resolves when nothing waits and nothing is being committed. */
  settled(): Promise<void> {
    if (this.isDiscarded || (!this.isBusy && this.queue.length === 0)) return Promise.resolve()
    return new Promise((resolve) => this.idle.push(resolve))
  }

  /** Puts a snapshot in place of the log, when nothing is being committed. */
  async snapshot(): Promise<void> {
    if (!this.isBusy && !this.isDiscarded) await this.writeSnapshot()
  }

  private async writeSnapshot(): Promise<void> {
    const from = this.snapSeq
    const seq = this.head
    if (from === null || seq <= from) return
    // Read before anything is awaited: the doc holds exactly what is durable.
    const bytes = this.doc.encode()
    this.snapSeq = null
    try {
      if (await writeSnapshot(this.id, from, seq, bytes)) this.snapSeq = seq
      else this.log.warn({ seq }, 'another snapshot was there first')
    } catch (error) {
      // The log still has everything, or the snapshot does; the next who loads the room sees which.
      this.log.error({ err: error, seq }, 'a snapshot could not be written')
    }
  }

  /** Forgets the room at once. */
  discard(code: number, reason: string): void {
    if (this.isDiscarded) return
    this.isDiscarded = true
    this.awareness.stop()
    for (const job of [...this.committing, ...this.queue]) if (job.kind === 'write') job.reject(new Error(reason))
    this.queue = []
    for (const socket of [...this.sockets]) socket.close(code, reason)
    this.options.onDiscard(this)
    for (const done of this.idle.splice(0)) done()
  }

  /** Forgets the room when nobody is in it; false where somebody is. */
  retire(): boolean {
    if (this.sockets.size > 0 || this.isBusy || this.queue.length > 0) return false
    this.discard(closeCode.goingAway, '')
    return true
  }

  private ask(socket: RoomSocket): void {
    if (this.isBusy) this.unasked.add(socket)
    else socket.send(step1Frame(this.doc.stateVector()))
  }

  private sendState(socket: RoomSocket, stateVector: Uint8Array): void {
    let state: Uint8Array
    try {
      state = this.doc.stateFor(socket, stateVector)
    } catch {
      // The vector cannot be read.
      socket.close(closeCode.refused, 'malformed')
      return
    }
    socket.send(step2Frame(state))
  }

  private enqueue(job: Job): void {
    if (this.isDiscarded) return
    this.queue.push(job)
    if (this.isScheduled || this.isBusy) return
    // What arrives in one turn of the loop is committed together.
    this.isScheduled = true
    setImmediate(() => {
      this.isScheduled = false
      void this.work()
    })
  }

  private async work(): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    try {
      while (this.queue.length > 0 && !this.isDiscarded) await this.commitNext()
    } catch (error) {
      this.log.error({ err: error }, 'a commit failed or its outcome is unknown; the room is loaded anew')
      this.discard(closeCode.commitFailed, 'What you sent could not be saved. It will be sent again.')
    } finally {
      this.isBusy = false
    }
    if (!this.isDiscarded) this.answerWaiting()
    for (const done of this.idle.splice(0)) done()
    this.checkQuiet()
  }

  private async commitNext(): Promise<void> {
    const jobs = this.takeJobs()
    this.committing = jobs
    const outcome: Outcome = { batch: new Batch(this.id, this.head), update: null, authors: new Set(), settled: [], refused: [], asked: new Set(), written: [] }
    outcome.update = this.doc.change(() => {
      for (const job of jobs) this.judgeJob(job, outcome)
    })
    if (!outcome.batch.isEmpty && !(await commitBatch(this.doc.toCommit(outcome.batch)))) {
      throw new Error('The head has moved, a right was lost, or a session has ended.')
    }
    if (this.isDiscarded) return
    this.head += outcome.batch.size
    this.committing = []
    this.settle(outcome)
    if (this.snapSeq !== null && this.head - this.snapSeq >= this.options.limits.updatesPerSnapshot) await this.writeSnapshot()
  }

  /** The next jobs for one commit. What the server writes with a time of its own goes alone. */
  private takeJobs(): Job[] {
    const { maxBatch, maxBatchBytes } = this.options.limits
    let count = 0
    for (let bytes = 0; count < this.queue.length && count < maxBatch && bytes <= maxBatchBytes; count++) {
      const job = this.queue[count]
      if (job === undefined || (job.kind === 'write' && count > 0)) break
      if (job.kind === 'update') bytes += job.bytes.length
      if (job.kind === 'write') {
        count++
        break
      }
    }
    return this.queue.splice(0, count)
  }

  private judgeJob(job: Job, outcome: Outcome): void {
    switch (job.kind) {
      case 'update':
        job.socket.leaveQueue(job.bytes.length)
        if (!job.socket.isRefused) this.judgeMessage(job, outcome)
        break
      case 'claim':
        this.claimsWaiting.delete(job.client)
        if (!job.socket.isRefused && !job.socket.isOver) this.doc.claim(job.socket, job.client, outcome.batch)
        break
      case 'write': {
        const verdict = this.doc.offer(job.author, job.bytes, outcome.batch)
        outcome.batch.at = job.at
        if (verdict.kind === 'accepted') outcome.written.push(job.resolve)
        else job.reject(verdict.kind === 'refused' ? verdict.refusal : new Refusal('gap'))
        break
      }
    }
  }

  private judgeMessage({ socket, count, bytes, completes }: Extract<Job, { kind: 'update' }>, outcome: Outcome): void {
    const refuse = (at: number, refusal: Refusal) => {
      socket.isRefused = true
      outcome.refused.push({ socket, count: at, refusal })
    }
    const verdict = this.judgeFrom(socket, bytes, outcome)
    if (verdict.kind === 'refused') return refuse(count, verdict.refusal)
    if (verdict.kind === 'accepted') outcome.settled.push({ socket, count })
    // All that the writer has was to be in the answer: what it builds on will never come.
    else if ((completes && socket.parkedSince !== null) || socket.parked.length >= this.options.limits.maxParked) return refuse(count, new Refusal('gap'))
    else {
      socket.parked.push({ count, bytes })
      socket.parkedSince ??= Date.now()
      outcome.asked.add(socket)
      return
    }
    if (!completes) return
    for (const parked of socket.parked.splice(0)) {
      const again = this.judgeFrom(socket, parked.bytes, outcome)
      if (again.kind !== 'accepted') return refuse(parked.count, again.kind === 'refused' ? again.refusal : new Refusal('gap'))
      outcome.settled.push({ socket, count: parked.count })
    }
    socket.parkedSince = null
  }

  private judgeFrom(socket: RoomSocket, bytes: Uint8Array, outcome: Outcome): Verdict {
    const verdict = this.doc.offer(socket, bytes, outcome.batch)
    if (verdict.kind === 'accepted') {
      this.options.charge(socket, verdict.work)
      if (verdict.update !== null) outcome.authors.add(socket)
    }
    return verdict
  }

  /** The batch is durable: now others may see it, and its writers hear that it is. */
  private settle({ update, authors, settled, refused, asked, written }: Outcome): void {
    this.doc.markDurable()
    if (update !== null) this.relay(update, authors)
    for (const { socket, count } of settled) socket.settle(count)
    for (const socket of new Set(settled.map(({ socket: author }) => author))) socket.acknowledge()
    for (const { socket, count, refusal } of refused) {
      this.log.info({ user: socket.userId, code: refusal.code }, 'refused an update')
      socket.refuse(count, refusal)
    }
    for (const socket of asked) this.unasked.add(socket)
    this.answerWaiting()
    for (const done of written) done()
    this.awareness.confirm()
  }

  /** Sync requests and questions that were held back while the doc was ahead of Postgres. */
  private answerWaiting(): void {
    for (const socket of this.unasked) socket.send(step1Frame(this.doc.stateVector()))
    this.unasked.clear()
    for (const [socket, stateVector] of this.unanswered) this.sendState(socket, stateVector)
    this.unanswered.clear()
  }

  private relay(update: Uint8Array, authors: Set<RoomSocket>): void {
    const frames = new Map<Uint8Array, Uint8Array>()
    for (const socket of this.sockets) {
      // The only author has it all, and who waits for an answer gets it with that.
      if ((authors.size === 1 && authors.has(socket)) || this.unanswered.has(socket)) continue
      const visible = visibleUpdate(update, socket)
      if (visible === null) continue
      const frame = frames.get(visible) ?? updateFrame(visible)
      frames.set(visible, frame)
      socket.send(frame)
    }
  }

  private checkQuiet(): void {
    if (this.sockets.size === 0 && this.queue.length === 0 && !this.isBusy && !this.isDiscarded) this.options.onQuiet(this)
  }
}
