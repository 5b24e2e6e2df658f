import { findToPublish, getImportFor, publishImport } from '@/lib/db/imports.ts'
import { createReading } from '@/lib/db/readings.ts'
import { AppError } from '@/lib/domain/error.ts'
import { publishVersion } from '@/lib/use-cases/reading/publish-version.ts'
import { runMaking } from '@/lib/use-cases/reading/version-maker.ts'

const movedOn = () => new AppError('conflict', 'This import was corrected or published in another window. Load this page again.')

/**
 * Makes a reading of a reviewed import, or the next version of the reading that it corrects; `revision` is that of the
 * corrections that were looked at. Throws `not-found`, `forbidden`, `invalid`, `conflict`, `unavailable`.
 */
export async function publishReviewed(userId: string, importId: string, revision: number): Promise<{ readingId: string; isNew: boolean }> {
  await getImportFor(userId, importId)
  const found = await findToPublish(importId)
  if (found?.state !== 'review' || found.revision !== revision || found.imported === null) throw movedOn()
  const { courseId, hasOriginal } = found
  const { about, version } = await runMaking({ imported: found.imported, corrections: found.corrections })
  if (about.title.trim() === '') throw new AppError('invalid', 'The text does not say what it is called. Write its title.', { field: 'title' })
  let readingId = found.readingId
  const isNew = readingId === null
  if (readingId !== null) {
    await publishVersion({ userId, readingId, version, metadata: about, ...(hasOriginal ? { original: { importId } } : {}) })
  }
  const done = await publishImport(importId, revision, async (tx) => {
    if (hasOriginal) readingId ??= await createReading({ courseId, createdById: userId, ...about, version, original: { importId } }, tx)
    if (readingId === null) throw movedOn()
    return readingId
  })
  if (!done || readingId === null) throw movedOn()
  return { readingId, isNew }
}
