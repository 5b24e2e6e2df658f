import { findReadingFor, getReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { findOriginal, findSharing, setSharing } from '@/lib/db/imports.ts'
import { may } from '@/lib/domain/course/policy.ts'
import { AppError } from '@/lib/domain/error.ts'

/** The file that a reading was made from: for its staff, and for members where the instructor shares it. Throws `not-found`, `forbidden`. */
export async function getOriginal(userId: string, readingId: string): Promise<{ fileName: string; mediaType: string; bytes: Uint8Array<ArrayBuffer> }> {
  const reading = await findReadingFor(userId, readingId)
  if (!reading) throw noSuchReading()
  const isShared = may(reading.course.role, 'reading:add') || (await findSharing(readingId))?.sharesOriginal === true
  if (!isShared) throw new AppError('forbidden', 'The original of this reading is not shared with the course.')
  const original = await findOriginal(readingId)
  if (!original) throw new AppError('not-found', 'No original of this reading is kept.')
  return original
}

/** Says whether members may download the original. */
export async function shareOriginal(userId: string, readingId: string, shared: boolean): Promise<{ shared: boolean }> {
  await getReadingFor(userId, readingId, 'reading:share')
  await setSharing(readingId, shared)
  return { shared }
}
