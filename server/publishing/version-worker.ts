import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '@/lib/domain/error.ts'
import { makeVersion, type VersionJob } from '@/lib/use-cases/reading/make-version.ts'
import type { MakingAnswer } from './run-making.ts'

/** The program of the thread that makes versions: one job in, one answer out. */
function answer(job: VersionJob): MakingAnswer {
  try {
    return { kind: 'made', made: makeVersion(job) }
  } catch (error) {
    if (!(error instanceof AppError)) throw error
    const { code, message, field, cause } = error
    return { kind: 'refused', code, message, field, cause: cause instanceof Error ? cause.message : undefined }
  }
}

parentPort?.postMessage(answer(workerData as VersionJob))
