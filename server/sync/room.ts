import type { Logger } from 'pino'
import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import { Audience } from './audience.ts'
import { RoomAwareness } from './awareness.ts'
import type { Author } from './batch.ts'
import type { Foreign } from './cluster/catch-up.ts'
import { readAnew } from './cluster/catch-up.ts'
import type { Cluster } from './cluster/cluster.ts'
import type { ToldPresence } from './cluster/messages.ts'
import { readOwners } from './cluster/read-owners.ts'
import type { LinkedRoom, RoomLink } from './cluster/room-link.ts'
import { CommitLine } from './commit-line.ts'
import type { Sent } from './head-start.ts'
import type { RoomRules } from './judge/rules.ts'
import type { Limits } from './limits.ts'
import type { LoadedRoom } from './load.ts'
import { LeftBehindError, RoomDoc } from './room-doc.ts'
import { takeSnapshot } from './room-snapshots.ts'
import type { RoomState } from './room-state.ts'
import type { Round } from './round.ts'
import { Rounds } from './rounds.ts'
import { Showing } from './showing.ts'
import type { RoomSocket } from './socket.ts'
import { SyncAnswers } from './sync-answers.ts'

export interface RoomOptions {
  id: string
  loaded: LoadedRoom
  rules: RoomRules
  limits: Limits
  log: Logger
  cluster: Cluster
  /** Work of one judgement beyond the ordinary, in structs: charged to its author. */
  charge(socket: RoomSocket, work: number): void
  /** The room can be trusted no more; the next who comes gets it from Postgres. */
  onDiscard(room: Room): void
  /** Nobody is left, and nothing to do. */
  onQuiet(room: Room): void
}

/**
 * A room's doc in memory, a layer's or a debate's, and the sockets that share it. What they send goes through the line (commit-line.ts), in which
 * it is judged, applied and made durable; then it is relayed and acknowledged. If a commit fails or nobody knows its
 * outcome, the room is discarded. Other processes may serve the same room (cluster/): what they write comes from the log.
 */
export class Room implements LinkedRoom {
  readonly id: string
  readonly sockets = new Set<RoomSocket>()
  isDiscarded = false

  private readonly options: RoomOptions
  private readonly log: Logger
  private readonly state: RoomState
  private readonly line: CommitLine
  private readonly answers: SyncAnswers
  private readonly awareness: RoomAwareness
  private readonly audience: Audience
  private readonly showing: Showing
  private readonly link: RoomLink
  /** The log is to be read: until then it is not known what others have written. */
  private isLooking = false
  private hidingAsked = -Infinity
  /** Up to which update a snapshot was written, or tried in vain: what fails is not tried again with each commit. */
  private writtenDown: number
  /** Client ids in the line to be claimed. */
  private readonly claimsWaiting = new Set<number>()

  constructor(options: RoomOptions) {
    const { id, loaded, rules, limits } = options
    this.options = options
    this.id = id
    this.log = options.log.child({ room: id })
    this.state = { doc: new RoomDoc(loaded, { rules, limits, log: this.log }), head: loaded.head, snapSeq: loaded.snapSeq, epoch: loaded.epoch, hiding: loaded.hiding }
    this.writtenDown = loaded.snapSeq
    this.audience = new Audience({
      state: this.state, sockets: this.sockets,
      follows: (socket) => this.answers.follows(socket),
      isShowable: () => !this.line.isBusy,
      onWiden: (socket) => this.awareness.sendAll(socket),
      onNarrow: (socket) => this.awareness.hide(socket),
    })
    this.answers = new SyncAnswers(this.state, (socket) => this.audience.viewOf(socket))
    this.showing = new Showing({ state: this.state, sockets: this.sockets, audience: this.audience, answers: this.answers })
    this.awareness = new RoomAwareness(this, limits)
    this.link = options.cluster.link(this)
    const rounds = new Rounds({
      roomId: id, state: this.state, rules, limits, log: this.log, link: this.link,
      charge: (socket, work) => options.charge(socket, work),
      onForeign: (foreign) => this.publishForeign(foreign),
      onEpoch: () => this.showing.epoch(),
    })
    this.line = new CommitLine({
      limits,
      commit: (jobs) => rounds.commit(jobs),
      onDurable: (round) => this.publish(round),
      onFailed: (error) => this.fail(error),
      onRest: () => this.rest(),
    })
  }

  get head(): number {
    return this.state.head
  }

  get epoch(): number {
    return this.state.epoch
  }

  get owners(): ReadonlyMap<number, string> {
    return this.state.doc.owners
  }

  /**
   * Lets a socket in: asks for what it has, and shows it who is here. `sent`: what it has got of the room already. True
   * where that is all, and what it has asked for.
   */
  join(socket: RoomSocket, sent: Sent | null = null): boolean {
    this.sockets.add(socket)
    this.audience.welcome(socket)
    // Somebody may come from another process, with what they have written there.
    if (this.link.isClustered) this.look()
    const isAnswered = sent !== null && this.answers.credit(socket, sent)
    this.answers.ask(socket, this.isCurrent)
    this.awareness.sendAll(socket)
    return isAnswered
  }

  leave(socket: RoomSocket): void {
    this.sockets.delete(socket)
    this.answers.forget(socket)
    this.audience.forget(socket)
    this.awareness.remove(socket)
    this.checkQuiet()
  }

  /** Answers a state vector with what its sender lacks; not before what is being committed is durable. */
  answer(socket: RoomSocket, stateVector: Uint8Array): void {
    this.answers.answer(socket, stateVector, this.isCurrent)
  }

  /** Takes an update message. `completes`: it is the answer to our state vector, so it holds all its sender has. */
  receive(socket: RoomSocket, bytes: Uint8Array, completes: boolean): void {
    if (socket.isRefused) return
    this.line.add({ kind: 'update', socket, count: socket.take(bytes.length), bytes, completes })
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
      else this.line.add({ kind: 'write', author, bytes, at, resolve, reject })
    })
  }

  claim(socket: RoomSocket, client: number): void {
    if (this.claimsWaiting.has(client) || !this.state.doc.mayClaim(socket.handle)) return
    this.claimsWaiting.add(client)
    this.line.add({ kind: 'claim', socket, client })
  }

  /** Another process may have written: reads the log before anything else. */
  look(): void {
    if (this.isLooking || this.isDiscarded) return
    this.isLooking = true
    this.line.add({ kind: 'look' })
  }

  localPresences(): ToldPresence[] {
    return this.awareness.local()
  }

  takePresences(process: string, states: ToldPresence[], all: boolean): void {
    this.awareness.takeRemote(process, states, all)
  }

  forgetProcess(process: string): void {
    this.awareness.forgetProcess(process)
  }

  findOwners(clients: number[]): void {
    readOwners(this.id, clients).then(
      (owners) => {
        if (this.isDiscarded) return
        this.state.doc.learnOwners(owners)
        this.awareness.confirm()
      },
      (error: unknown) => this.log.warn({ err: error }, 'whose some client ids are could not be read'),
    )
  }

  tell(states: ToldPresence[]): void {
    this.link.tellPresences(states)
  }

  isDurable(client: number): boolean {
    return this.state.doc.isDurable(client)
  }

  /** What the layer hides was asked for at `asked`, milliseconds: it counts unless a later question was answered first. */
  setHiding(hiding: LayerHiding, asked: number): void {
    if (asked < this.hidingAsked) return
    this.hidingAsked = asked
    this.audience.setHiding(hiding)
  }

  /** Somebody's role has changed. */
  review(): void {
    this.audience.review()
  }

  /** Resolves when nothing waits and nothing is being committed. */
  settled(): Promise<void> {
    return this.line.rested()
  }

  /** Puts a snapshot in place of the log, when nothing is being committed. */
  async snapshot(): Promise<void> {
    await this.line.hold(() => this.writeDown())
  }

  /** Forgets the room at once. */
  discard(code: number, reason: string): void {
    if (this.isDiscarded) return
    this.isDiscarded = true
    this.awareness.stop()
    this.audience.stop()
    this.link.close()
    this.line.end(reason)
    this.state.doc.whole.forget()
    for (const socket of [...this.sockets]) socket.close(code, reason)
    this.options.onDiscard(this)
  }

  /** Forgets the room when nobody is in it; false where somebody is. */
  retire(): boolean {
    if (this.sockets.size > 0 || !this.line.isAtRest) return false
    this.discard(closeCode.goingAway, '')
    return true
  }

  /** A round is durable: now others may see it, and its writers hear that it is. */
  private async publish(round: Round): Promise<void> {
    const { jobs, asked } = round
    this.state.doc.markDurable()
    for (const job of jobs) {
      if (job.kind === 'claim') this.claimsWaiting.delete(job.client)
      if (job.kind === 'look') this.isLooking = false
    }
    if (round.size > 0) this.link.tellHead(this.state.head)
    this.showing.round(round)
    for (const socket of asked) this.answers.ask(socket, false)
    round.settle(this.log)
    for (const job of jobs) if (job.kind === 'update' && job.completes) job.socket.endOutdated()
    this.answers.flush()
    this.awareness.confirm()
    if (this.state.head - Math.max(this.state.snapSeq ?? 0, this.writtenDown) >= this.options.limits.updatesPerSnapshot) await this.writeDown()
  }

  /** A snapshot, or a new epoch. Clients may go on with the docs they have; ours take a fresh one when it suits. */
  private async writeDown(): Promise<void> {
    const { rules, limits } = this.options
    this.writtenDown = this.state.head
    const isEpoch = await takeSnapshot(this.id, this.state, this.log)
    // What is stored is known again once the log was read.
    if (this.state.snapSeq === null) this.look()
    if (!isEpoch || this.isDiscarded) return
    const foreign = await readAnew(this.id, this.state, { rules, limits, log: this.log })
    if (this.isDiscarded) return
    if (foreign !== null) this.publishForeign(foreign)
    this.log.info({ epoch: this.state.epoch }, 'a new epoch has begun')
    this.showing.epoch()
  }

  /** The doc is what is durable, as far as this process can know. */
  private get isCurrent(): boolean {
    return !this.line.isBusy && !this.isLooking
  }

  /** What another process has written is durable. */
  private publishForeign(foreign: Foreign): void {
    this.showing.foreign(foreign)
    this.awareness.confirm()
  }

  private fail(error: unknown): void {
    if (error instanceof LeftBehindError) this.log.info('another process has begun a new epoch; the room is loaded anew')
    else this.log.error({ err: error }, 'a commit failed or its outcome is unknown; the room is loaded anew')
    this.discard(closeCode.commitFailed, 'What you sent could not be saved. It will be sent again.')
  }

  private rest(): void {
    this.audience.widen()
    this.answers.flush()
    this.checkQuiet()
  }

  private checkQuiet(): void {
    if (this.sockets.size === 0 && this.line.isAtRest && !this.isDiscarded) this.options.onQuiet(this)
  }
}
