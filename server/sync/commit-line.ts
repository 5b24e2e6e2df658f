import { commitBatch } from './commit.ts'
import type { Job } from './jobs.ts'
import { takeJobs } from './jobs.ts'
import type { Limits } from './limits.ts'
import type { RoomState } from './room-state.ts'
import { Round } from './round.ts'
import type { RoomSocket } from './socket.ts'

export interface CommitLineOptions {
  roomId: string
  state: RoomState
  limits: Limits
  charge(socket: RoomSocket, work: number): void
  /** A round is durable, and the head moved on: others may see it, its writers hear. The next round waits for this. */
  onDurable(round: Round): void | Promise<void>
  /**
   * The commit did not count, and nothing of it was written: the head has moved, a right was lost or a session has ended.
   * True where `state` holds what is durable again, so that the same jobs are judged anew; false ends the line.
   */
  onNotCounted(round: Round): boolean | Promise<boolean>
  /** A commit failed or its outcome is unknown, or the doc is broken. The line has to be ended. */
  onFailed(error: unknown): void
  /** Nothing waits, and nothing is being committed. */
  onRest(): void
}

/**
 * The line in which a room's jobs are judged, applied and made durable: one round at a time. While it `isBusy`, the doc
 * may be ahead of Postgres, and nobody is told what is in it.
 */
export class CommitLine {
  isBusy = false
  private readonly options: CommitLineOptions
  private queue: Job[] = []
  private committing: readonly Job[] = []
  private isScheduled = false
  private isEnded = false
  private resting: (() => void)[] = []

  constructor(options: CommitLineOptions) {
    this.options = options
  }

  get isAtRest(): boolean {
    return !this.isBusy && this.queue.length === 0
  }

  add(job: Job): void {
    if (this.isEnded) return
    this.queue.push(job)
    if (this.isScheduled || this.isBusy) return
    // What arrives in one turn of the loop is committed together.
    this.isScheduled = true
    setImmediate(() => {
      this.isScheduled = false
      void this.work()
    })
  }

  /** Resolves when nothing waits and nothing is being committed. */
  rested(): Promise<void> {
    if (this.isEnded || this.isAtRest) return Promise.resolve()
    return new Promise((resolve) => this.resting.push(resolve))
  }

  /** Takes nothing more. What waits is dropped; who waits for it without a socket is told why. */
  end(reason: string): void {
    this.isEnded = true
    for (const job of [...this.committing, ...this.queue]) if (job.kind === 'write') job.reject(new Error(reason))
    this.queue = []
    this.tellRested()
  }

  private async work(): Promise<void> {
    if (this.isBusy) return
    this.isBusy = true
    try {
      while (this.queue.length > 0 && !this.isEnded) await this.commitNext()
    } catch (error) {
      this.options.onFailed(error)
    } finally {
      this.isBusy = false
    }
    if (!this.isEnded) this.options.onRest()
    this.tellRested()
  }

  private async commitNext(): Promise<void> {
    const { roomId, state, limits } = this.options
    const jobs = takeJobs(this.queue, limits)
    for (const job of jobs) if (job.kind === 'update') job.socket.leaveQueue(job.bytes.length)
    this.committing = jobs
    for (;;) {
      const round = new Round({ roomId, state, jobs, limits, charge: (socket, work) => this.options.charge(socket, work) })
      const commit = round.toCommit()
      const counts = commit === null || await commitBatch(commit)
      if (this.isEnded) return
      if (counts) {
        state.head += round.size
        this.committing = []
        return this.options.onDurable(round)
      }
      if (!(await this.options.onNotCounted(round))) throw new Error('The head has moved, a right was lost, or a session has ended.')
      if (this.isEnded) return
    }
  }

  private tellRested(): void {
    for (const done of this.resting.splice(0)) done()
  }
}
