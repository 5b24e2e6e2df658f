import { AppError } from '@/lib/domain/error.ts'
import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import type { ReadingSource } from '@/lib/importing/import-reading.ts'
import { log } from '@/lib/log.ts'
import { shared } from '@/lib/shared.ts'

/** A file as a reading, within limits of time and memory. Throws AppError. */
export type RunImport = (source: ReadingSource) => Promise<ImportedReading>

const slot = () => shared<{ run: RunImport | null }>('importer', () => ({ run: null }))

/** The process says once how it runs imports; so that no parser is bundled with the pages, they get it from here. */
export function setImporter(run: RunImport): void {
  slot().run = run
}

export const runImport: RunImport = async (source) => {
  const { run } = slot()
  if (run === null) throw new Error('Nobody has said how imports are run: call setImporter first.')
  try {
    return await run(source)
  } catch (error) {
    // The person hears that the file could not be read; why is for whoever mends the importer.
    if (error instanceof AppError && error.cause !== undefined) log().error({ err: error.cause, bytes: source.bytes?.length }, 'an import failed')
    throw error
  }
}
