import { findReadingFor } from '@/lib/db/access.ts'
import { findOriginalName, findSharing } from '@/lib/db/imports.ts'
import { may } from '@/lib/domain/course/policy.ts'
import type { ReadingTextView } from '@/lib/domain/reading/import-view.ts'
import { env } from '@/lib/env.ts'
import { makeFrame } from '@/lib/use-cases/course/make-frame.ts'

/** The page of a reading's text and original, or null to those who may not correct it. */
export async function openReadingText(userId: string, courseId: string, readingId: string): Promise<ReadingTextView | null> {
  const reading = await findReadingFor(userId, readingId)
  if (!reading || reading.course.id !== courseId || !may(reading.course.role, 'reading:add')) return null
  const [frame, original, sharing] = await Promise.all([makeFrame(userId, reading.course), findOriginalName(readingId), findSharing(readingId)])
  return {
    ...frame,
    reading: { id: reading.id, title: reading.title },
    fromWeb: env().importFromWeb,
    may: { ...frame.may, shareOriginal: may(reading.course.role, 'reading:share') },
    original: original && { fileName: original.fileName, shared: sharing?.sharesOriginal ?? false },
  }
}
