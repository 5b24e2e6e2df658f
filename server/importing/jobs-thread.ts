import { parentPort, workerData } from 'node:worker_threads'
import { type Env, setEnv } from '@/lib/env.ts'
import { log } from '@/lib/log.ts'
import { fetchSource } from './fetch-source.ts'
import { startJobs } from './jobs.ts'
import { runImport, usualLimits } from './run-import.ts'

/**
 * The program of the thread that works off the queue of imports: it holds the files and what becomes of them, so that the
 * thread of the rooms never reads or writes one. Each file is read in yet another, with limits (run-import.ts).
 */
const settings = workerData as Env
setEnv(settings)

const jobs = startJobs({
  databaseUrl: settings.databaseUrl,
  run: (source, following) => runImport(source, usualLimits, following),
  fetch: fetchSource,
  log: log(),
})

parentPort?.once('message', () => {
  void jobs.stop().finally(() => parentPort?.close())
})
