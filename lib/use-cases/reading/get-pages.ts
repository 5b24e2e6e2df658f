import { findReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { findPages } from '@/lib/db/versions.ts'
import { may } from '@/lib/domain/course/policy.ts'
import { AppError } from '@/lib/domain/error.ts'

/**
 * JSON of OriginalPages, which is as long as the text: where the words of a version (the newest, where none is named) stand on the pages of its original; both lists are empty
 * where it has none. For those who may see the original itself. Throws `not-found`, `forbidden`.
 */
export async function getPages(userId: string, readingId: string, versionId: string | null): Promise<string> {
  const reading = await findReadingFor(userId, readingId)
  const found = reading && (await findPages(readingId, versionId))
  if (!reading || !found) throw noSuchReading()
  if (!found.sharesOriginal && !may(reading.course.role, 'reading:add')) throw new AppError('forbidden', 'The original of this reading is not shared with the course.')
  return found.json
}
