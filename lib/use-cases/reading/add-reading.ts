import { getCourseFor } from '@/lib/db/access.ts'
import { createReading } from '@/lib/db/readings.ts'
import { inTransaction } from '@/lib/db/transaction.ts'
import { AppError } from '@/lib/domain/error.ts'
import { fileSource } from '@/lib/use-cases/importing/new-source.ts'
import { runImport } from './importer.ts'
import { runMaking } from './version-maker.ts'

export interface UploadedFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Makes a reading of a file without anybody looking it over, as the sample seminar's are, and keeps the bytes it was made from.
 * `known` stands above what the text says of itself. Throws what the importer throws.
 */
export async function addReading(userId: string, courseId: string, file: UploadedFile, known: { authors?: string[]; source?: string | null } = {}): Promise<{ readingId: string }> {
  const course = await getCourseFor(userId, courseId, 'reading:add')
  const { bytes, fileName, mediaType, options } = fileSource(file)
  const imported = await runImport({ bytes: file.bytes, fileName, ...options })
  if (imported.title.trim() === '') throw new AppError('invalid', 'The text does not say what it is called. Write its title.', { field: 'title' })
  const said = { ...imported, ...(known.authors === undefined ? {} : { authors: known.authors.map((name) => ({ name })) }), ...(known.source == null ? {} : { container: known.source }) }
  const { about, version } = await runMaking({ imported: JSON.stringify(said), corrections: '[]' })
  const readingId = await inTransaction((tx) => createReading({ courseId: course.id, createdById: userId, ...about, version, original: { fileName, mediaType, bytes: bytes ?? file.bytes } }, tx))
  return { readingId }
}
