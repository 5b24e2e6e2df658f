import { findCourseFor, getCourseFor, getReadingFor } from '@/lib/db/access.ts'
import { env } from '@/lib/env.ts'
import { may } from '@/lib/domain/course/policy.ts'
import type { AddReadingView } from '@/lib/domain/course/views.ts'
import { makeFrame } from '@/lib/use-cases/course/make-frame.ts'

/** The page on which a reading is added, or null to those who may not. */
export async function openAddReading(userId: string, courseId: string): Promise<AddReadingView | null> {
  const course = await findCourseFor(userId, courseId)
  return course && may(course.role, 'reading:add') ? { ...(await makeFrame(userId, course)), fromWeb: env().importFromWeb } : null
}

/** The course, if the person may add readings to it. Throws `not-found` or `forbidden`. */
export const getCourseToAddTo = (userId: string, courseId: string) => getCourseFor(userId, courseId, 'reading:add')

/** The reading, if the person may import a better file of it. Throws `not-found` or `forbidden`. */
export const getReadingToImportFor = (userId: string, readingId: string) => getReadingFor(userId, readingId, 'reading:add')
