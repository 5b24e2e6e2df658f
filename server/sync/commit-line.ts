import type { Job } from './jobs.ts'
import { takeJobs } from './jobs.ts'
import type { Limits } from './limits.ts'
import { Pace } from './pace.ts'
import type { Round } from './round.ts'

export interface CommitLineOptions {
  limits: Limits
  /** Judges, applies and makes durable. Throws where a commit failed or its outcome is unknown, or the doc is broken. */
  commit(jobs: readonly Job[]): Promise<Round>
  /** A round is durable, and the head moved on: others may see it, its writers hear. The next round waits for this. */
  onDurable(round: Round): void | Promise<void>
  /** Something has thrown: nobody knows what is durable, or who has been told. The line has to be ended. */
  onFailed(error: unknown): void
  /** Nothing is being committed: the doc is what is durable. */
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
  private readonly pace = new Pace()
  /** Begins the next round; null where none is planned. */
  private planned: { isAtOnce: boolean; cancel: () => void } | null = null
  /** When the first that waits has come, milliseconds. */
  private since = 0
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
    const now = performance.now()
    if (this.queue.length === 0) this.since = now
    this.queue.push(job)
    if (job.kind === 'update') this.pace.arrive(now)
    if (!this.isBusy) this.plan()
  }

  /** Begins a round with what has come, unless a busy room gathers for a while. At the least, what comes in one turn of the loop is committed together. */
  private plan(): void {
    const { wait } = this
    if (this.planned !== null && (wait > 0 || this.planned.isAtOnce)) return
    this.planned?.cancel()
    const begin = () => {
      this.planned = null
      void this.work()
    }
    if (wait > 0) {
      const timer = setTimeout(begin, wait)
      this.planned = { isAtOnce: false, cancel: () => clearTimeout(timer) }
    } else {
      const immediate = setImmediate(begin)
      this.planned = { isAtOnce: true, cancel: () => clearImmediate(immediate) }
    }
  }

  /** Milliseconds until a round should begin with what has come. What is not an update does not wait. */
  private get wait(): number {
    const isUrgent = this.queue.length >= this.options.limits.maxBatch || this.queue.some(({ kind }) => kind !== 'update')
    return isUrgent ? 0 : this.pace.wait(performance.now() - this.since)
  }

  /** Does `work` while nothing is being committed. Does nothing where something is. */
  async hold(work: () => Promise<void>): Promise<void> {
    if (this.isBusy || this.isEnded) return
    await this.occupy(work)
  }

  /** Resolves when nothing waits and nothing is being committed. */
  rested(): Promise<void> {
    if (this.isEnded || this.isAtRest) return Promise.resolve()
    return new Promise((resolve) => this.resting.push(resolve))
  }

  /** Takes nothing more. What waits is dropped; who waits for it without a socket is told why. */
  end(reason: string): void {
    this.isEnded = true
    this.planned?.cancel()
    for (const job of [...this.committing, ...this.queue]) if (job.kind === 'write') job.reject(new Error(reason))
    this.queue = []
    this.tellRested()
  }

  private async work(): Promise<void> {
    if (this.isBusy || this.queue.length === 0) return
    await this.occupy(async () => {
      do await this.commitNext()
      while (this.queue.length > 0 && !this.isEnded && this.wait === 0)
    })
  }

  private async occupy(work: () => Promise<void>): Promise<void> {
    this.isBusy = true
    try {
      await work()
    } catch (error) {
      this.options.onFailed(error)
    } finally {
      this.isBusy = false
    }
    if (!this.isEnded) this.rest()
    if (this.queue.length > 0) this.plan()
    else this.tellRested()
  }

  /** What it leads to may fail, too, and nobody waits for it. */
  private rest(): void {
    try {
      this.options.onRest()
    } catch (error) {
      this.options.onFailed(error)
    }
  }

  private async commitNext(): Promise<void> {
    const jobs = takeJobs(this.queue, this.options.limits)
    this.since = performance.now()
    for (const job of jobs) if (job.kind === 'update') job.socket.leaveQueue(job.bytes.length)
    this.committing = jobs
    const round = await this.options.commit(jobs)
    if (this.isEnded) return
    this.committing = []
    return this.options.onDurable(round)
  }

  private tellRested(): void {
    for (const done of this.resting.splice(0)) done()
  }
}
