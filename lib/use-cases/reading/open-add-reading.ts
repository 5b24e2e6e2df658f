import { findCourseFor, getCourseFor } from '@/lib/db/access.ts'
import { may } from '@/lib/domain/course/policy.ts'
import type { AddReadingView } from '@/lib/domain/course/views.ts'
import { makeFrame } from '@/lib/use-cases/course/make-frame.ts'

/** The page on which a reading is added, or null to those who may not. */
export async function openAddReading(userId: string, courseId: string): Promise<AddReadingView | null> {
  const course = await findCourseFor(userId, courseId)
  return course && may(course.role, 'reading:add') ? makeFrame(userId, course) : null
}

/** The course, if the person may add readings to it. Throws `not-found` or `forbidden`. */
export const getCourseToAddTo = (userId: string, courseId: string) => getCourseFor(userId, courseId, 'reading:add')
