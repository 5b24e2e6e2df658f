import path from 'node:path'
import { Worker } from 'node:worker_threads'
import type { Env } from '@/lib/env.ts'
import { log } from '@/lib/log.ts'
import { projectRoot } from '@/server/project-root.ts'
import type { Jobs } from './jobs.ts'

const fromSources = import.meta.filename.endsWith('.ts')
const program = fromSources ? path.join(import.meta.dirname, 'jobs-from-sources.mjs') : path.join(projectRoot, 'dist/import-jobs.mjs')

/** ms before a thread that ended is started again. */
const restartAfter = 2_000
/** ms that it may take to let go of its imports; what it keeps longer, the next start takes up when the leases are over. */
const stopWithin = 3_000

/** Works off the queue of imports in a thread of its own, which is started again where it ends. */
export function startJobsThread(settings: Env): Jobs {
  let stopping = false
  let worker: Worker
  let timer: NodeJS.Timeout | undefined

  function start(): void {
    worker = new Worker(program, { workerData: settings, execArgv: [] })
    worker.on('error', (err) => { log().error({ err }, 'the thread of imports failed') })
    worker.once('exit', () => {
      if (!stopping) timer = setTimeout(start, restartAfter)
    })
  }
  start()

  return {
    stop: async () => {
      stopping = true
      clearTimeout(timer)
      const exited = new Promise((resolve) => worker.once('exit', resolve))
      if (worker.threadId === -1) return
      worker.postMessage('stop')
      const late = setTimeout(() => void worker.terminate(), stopWithin)
      await exited
      clearTimeout(late)
    },
  }
}
