import './alone.ts'
import { AppError } from '@/lib/domain/error.ts'
import { importReading, type ReadingSource } from '@/lib/importing/import-reading.ts'
import type { ImportAnswer, ImportBegun, ImportProgress, ImportTask } from './import-answer.ts'
import { watchMemory } from './watch-memory.ts'

/** ms between two words on how far it is: whoever looks sees no more. */
const tellEvery = 100
let told = 0

function tell(done: number, total: number): void {
  if (performance.now() - told < tellEvery && done < total) return
  told = performance.now()
  process.send?.({ kind: 'progress', done, total } satisfies ImportProgress)
}

/** The program of the process that an import runs in: one source in, one answer out. */
async function answer(source: ReadingSource): Promise<ImportAnswer> {
  try {
    return { kind: 'reading', reading: await importReading(source, tell) }
  } catch (error) {
    if (!(error instanceof AppError)) return { kind: 'fault', cause: String(error instanceof Error ? (error.stack ?? error.message) : error) }
    const { code, message, field, cause } = error
    return { kind: 'refused', code, message, field, cause: cause instanceof Error ? cause.message : undefined }
  }
}

process.once('message', (task: ImportTask) => {
  watchMemory(task.memory)
  process.send?.({ kind: 'begun' } satisfies ImportBegun)
  // What holds the process open after it has answered is the asker's to end.
  void answer(task.source).then((made) => process.send?.(made))
})
// Whoever asked is gone.
process.once('disconnect', () => process.exit())
