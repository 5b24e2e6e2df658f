import { getCourseFor, getReadingFor } from '@/lib/db/access.ts'
import { countWaiting, createImport } from '@/lib/db/imports.ts'
import { AppError } from '@/lib/domain/error.ts'
import type { ImportFields } from '@/lib/domain/course/reading-input.ts'
import type { ImportResult } from '@/lib/domain/reading/import-view.ts'
import type { UploadedFile } from '@/lib/use-cases/reading/add-reading.ts'
import { makeSource } from './new-source.ts'

/** Imports of a course that may wait at once; each is read in seconds. */
const mostWaiting = 30

/** Takes in what is to become a reading of the course. Throws `not-found`, `forbidden`, and what cannot be a reading. */
export async function startImport(userId: string, courseId: string, fields: ImportFields, file: UploadedFile | null): Promise<ImportResult> {
  const course = await getCourseFor(userId, courseId, 'reading:add')
  return begin(userId, course.id, null, fields, file)
}

/** Takes in a better file of a reading that there is: it becomes its next version. */
export async function startImportFor(userId: string, readingId: string, fields: ImportFields, file: UploadedFile | null): Promise<ImportResult> {
  const reading = await getReadingFor(userId, readingId, 'reading:add')
  return begin(userId, reading.course.id, reading.id, fields, file)
}

async function begin(userId: string, courseId: string, readingId: string | null, fields: ImportFields, file: UploadedFile | null): Promise<ImportResult> {
  const source = makeSource(fields, file)
  if ((await countWaiting(courseId)) >= mostWaiting) throw new AppError('unavailable', 'Many readings of this course are being imported right now. Try again in a minute.')
  return { importId: await createImport({ courseId, readingId, createdById: userId, ...source }) }
}
