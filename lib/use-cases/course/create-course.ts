import { createCourseRow } from '@/lib/db/courses.ts'
import type { CourseInput, CourseResult } from '@/lib/domain/course/course-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import type { CurrentUser } from '@/lib/auth/session.ts'

/** Makes a course whose instructor is the one who makes it. */
export async function createCourse(user: CurrentUser, input: CourseInput): Promise<CourseResult> {
  if (!user.isInstructor && !user.isAdmin) {
    throw new AppError('forbidden', 'Only instructors may create courses. Ask whoever runs this installation to make you one.')
  }
  return { courseId: await createCourseRow({ ...input, createdById: user.id }) }
}
