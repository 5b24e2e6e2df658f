import { getCourseFor } from '@/lib/db/access.ts'
import { setMarkNames } from '@/lib/db/courses.ts'
import { chosenNames, type MarkNamesInput } from '@/lib/domain/annotation/mark-names.ts'

/** What this course calls the six marks, from the next time that somebody opens a reading. Throws `not-found`, `forbidden`. */
export async function nameMarks(userId: string, courseId: string, { names }: MarkNamesInput): Promise<void> {
  const course = await getCourseFor(userId, courseId, 'mark:name')
  await setMarkNames(course.id, chosenNames(names))
}
