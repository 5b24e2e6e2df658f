import { findWhole, getImportFor, publishImport, type WholeImport } from '@/lib/db/imports.ts'
import { createReading } from '@/lib/db/readings.ts'
import { AppError } from '@/lib/domain/error.ts'
import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { applyCorrections } from '@/lib/domain/reading/correct.ts'
import { corrections } from '@/lib/domain/reading/correction.ts'
import { storeAbout } from '@/lib/domain/reading/work.ts'
import { makeVersion } from '@/lib/use-cases/reading/make-version.ts'
import { publishVersion } from '@/lib/use-cases/reading/publish-version.ts'

const movedOn = () => new AppError('conflict', 'This import was corrected or published in another window. Load this page again.')

/**
 * Makes a reading of a reviewed import, or the next version of the reading that it corrects; `revision` is that of the
 * corrections that were looked at. Throws `not-found`, `forbidden`, `invalid`, `conflict`.
 */
export async function publishReviewed(userId: string, importId: string, revision: number): Promise<{ readingId: string; isNew: boolean }> {
  await getImportFor(userId, importId)
  const whole = await findWhole(importId)
  if (whole?.state !== 'review' || whole.revision !== revision) throw movedOn()
  const imported = correctedOf(whole)
  if (imported.title.trim() === '') throw new AppError('invalid', 'The text does not say what it is called. Write its title.', { field: 'title' })
  const original = whole.bytes === null ? null : { fileName: whole.fileName, mediaType: whole.mediaType, bytes: new Uint8Array(whole.bytes) }
  const about = storeAbout(imported)
  let readingId = whole.readingId
  const isNew = readingId === null
  if (readingId !== null) {
    await publishVersion({ userId, readingId, imported, metadata: about, ...(original === null ? {} : { original }) })
  }
  const done = await publishImport(importId, revision, async (tx) => {
    if (original !== null) readingId ??= await createReading({ courseId: whole.courseId, createdById: userId, ...about, version: makeVersion(imported), original }, tx)
    if (readingId === null) throw movedOn()
    return readingId
  })
  if (!done || readingId === null) throw movedOn()
  return { readingId, isNew }
}

function correctedOf(whole: WholeImport): ImportedReading {
  const made = corrections.safeParse(whole.corrections)
  if (!made.success || whole.result === null) throw movedOn()
  const imported = applyCorrections(whole.result as unknown as ImportedReading, made.data)
  const [fault] = checkVersion(imported.text, imported.blocks)
  if (fault !== undefined) throw new AppError('invalid', `This text cannot be published as it is: ${fault}.`)
  return imported
}
