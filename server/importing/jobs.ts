import pg from 'pg'
import { channel, claimJob, forgetOldJobs, type Job, releaseJob } from './job-rows.ts'
import { JobGone, type JobWork, runJob } from './run-job.ts'

export interface Jobs {
  /** Ends what runs, lets go of it for whoever starts next, and closes its connections. */
  stop(): Promise<void>
}

interface JobsOptions extends JobWork {
  databaseUrl: string
  /** Imports at once: two leave room for the rooms on a small machine. */
  together?: number
  /** ms between two looks at the queue where nothing was told: finds what a dead process left, and what a lost notice announced. */
  lookEvery?: number
}

/**
 * Works off the queue of imports until it is stopped. Any number of processes may: a row is claimed by one. Notices of
 * PostgreSQL wake it at once; a look now and then finds what they did not tell.
 */
export function startJobs({ databaseUrl, together = 2, lookEvery = 4_000, ...work }: JobsOptions): Jobs {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: together + 1, application_name: 'postil-imports' })
  pool.on('error', () => undefined)
  const running = new Map<string, AbortController>()
  const ended = new Set<Promise<void>>()
  let stopping = false
  let looking: Promise<void> | null = null
  let again = false

  async function look(): Promise<void> {
    do {
      again = false
      while (!stopping && running.size < together) {
        const job = await claimJob(pool)
        if (job === null) break
        begin(job)
      }
    } while (again && !stopping)
  }

  /** One look at a time; asked meanwhile, it looks once more. */
  function wake(): void {
    again = true
    if (stopping || looking !== null) return
    looking = look()
      .catch((err: unknown) => { if (!stopping) work.log.error({ err }, 'the queue of imports could not be read') })
      .finally(() => { looking = null })
  }

  function begin(job: Job): void {
    const gone = new AbortController()
    running.set(job.id, gone)
    const done = runJob(pool, job, gone, work)
      .catch((err: unknown) => { work.log.error({ err, import: job.id }, 'an import could not be stored') })
      .then(() => (stopping ? releaseJob(pool, job).catch(() => undefined) : undefined))
      .finally(() => {
        running.delete(job.id)
        ended.delete(done)
        wake()
      })
    ended.add(done)
  }

  const ear = listen(pool, (payload) => {
    const [word, id = ''] = payload.split(' ')
    if (word === 'cancel') running.get(id)?.abort(new JobGone('The import was cancelled.'))
    else wake()
  })
  const timer = setInterval(() => {
    ear.check()
    wake()
  }, lookEvery)
  forgetOldJobs(pool).catch(() => undefined)
  wake()

  return {
    stop: async () => {
      stopping = true
      clearInterval(timer)
      for (const gone of running.values()) gone.abort(new JobGone('Postil is stopping.'))
      await looking
      await Promise.all(ended)
      ear.close()
      await pool.end()
    },
  }
}

/** A connection of the pool that hears the channel; taken anew, at `check`, where it broke. */
function listen(pool: pg.Pool, hear: (payload: string) => void): { check: () => void; close: () => void } {
  let client: pg.PoolClient | null = null
  let opening = false
  let closed = false
  async function open(): Promise<void> {
    opening = true
    try {
      const made = await pool.connect()
      if (closed) return made.release(true)
      const lose = () => {
        if (client === made) client = null
        made.removeAllListeners('notification')
        made.release(true)
      }
      made.once('error', lose)
      made.on('notification', ({ payload }) => hear(payload ?? ''))
      await made.query(`LISTEN ${channel}`)
      client = made
      // What was told while nobody listened.
      hear('')
    } catch {
      // The next check tries again; until then, the looks find what is new.
    } finally {
      opening = false
    }
  }
  void open()
  return {
    check: () => { if (client === null && !opening) void open() },
    close: () => {
      closed = true
      client?.release(true)
      client = null
    },
  }
}
