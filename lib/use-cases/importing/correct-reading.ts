import { getReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { createCorrection, findOpenCorrection, findToCorrect } from '@/lib/db/imports.ts'
import type { ImportResult } from '@/lib/domain/reading/import-view.ts'
import { readAbout } from '@/lib/domain/reading/work.ts'

/** Opens a review over the present version of a reading; one that is open already is gone on with. Throws `not-found`, `forbidden`. */
export async function correctReading(userId: string, readingId: string): Promise<ImportResult> {
  const { course } = await getReadingFor(userId, readingId, 'reading:add')
  const open = await findOpenCorrection(readingId)
  if (open) return { importId: open.id }
  const reading = await findToCorrect(readingId)
  const version = reading?.versions[0]
  if (!reading || !version) throw noSuchReading()
  return { importId: await createCorrection({ courseId: course.id, readingId, versionId: version.id, createdById: userId, about: readAbout(reading, version.language) }) }
}
