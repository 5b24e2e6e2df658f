import { parentPort, workerData } from 'node:worker_threads'
import { AppError } from '@/lib/domain/error.ts'
import { importReading, type ReadingSource } from '@/lib/importing/import-reading.ts'
import type { ImportAnswer } from './import-answer.ts'

/** The program of the thread that an import runs in: one source in, one answer out. */
async function answer(source: ReadingSource): Promise<ImportAnswer> {
  try {
    return { kind: 'reading', reading: await importReading(source) }
  } catch (error) {
    if (!(error instanceof AppError)) return { kind: 'fault', cause: String(error instanceof Error ? (error.stack ?? error.message) : error) }
    const { code, message, field, cause } = error
    return { kind: 'refused', code, message, field, cause: cause instanceof Error ? cause.message : undefined }
  }
}

parentPort?.postMessage(await answer(workerData as ReadingSource))
