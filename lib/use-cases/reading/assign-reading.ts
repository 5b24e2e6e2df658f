import { tellCourse } from '@/lib/auth/tell-course.ts'
import { getReadingFor } from '@/lib/db/access.ts'
import { deleteAssignment, findAssignment, setAssignment } from '@/lib/db/assignments.ts'
import { type AssignmentInput, type AssignmentResult, opensAfterDueSentence, pastDueSentence } from '@/lib/domain/course/reading-input.ts'
import { toInstant } from '@/lib/domain/course/zoned-time.ts'
import { AppError } from '@/lib/domain/error.ts'

/**
 * Assigns a reading to its course, or changes the assignment. Wall times are the course's. A due date that has passed is
 * refused, unless it is the one that stands (so that the prompt can still be changed). Rooms hear of a new opening.
 */
export async function assignReading(userId: string, readingId: string, { opensAt, dueAt, prompt }: AssignmentInput, now = new Date()): Promise<AssignmentResult> {
  const reading = await getReadingFor(userId, readingId, 'reading:assign')
  const { id: courseId, timeZone } = reading.course
  const opens = opensAt === null ? null : toInstant(opensAt, timeZone)
  const due = dueAt === null ? null : toInstant(dueAt, timeZone)
  const standing = await findAssignment(readingId)
  if (due && due <= now && due.getTime() !== standing?.dueAt?.getTime()) throw new AppError('invalid', pastDueSentence, { field: 'dueAt' })
  if (opens && due && opens >= due) throw new AppError('invalid', opensAfterDueSentence, { field: 'opensAt' })
  await setAssignment({ courseId, readingId, opensAt: opens, dueAt: due, prompt, createdById: userId })
  await tellCourse(courseId)
  return { opensAt: opens?.toISOString() ?? null, dueAt: due?.toISOString() ?? null }
}

/** Takes an assignment back; the reading stays, open to everyone. Doing it twice is harmless. */
export async function unassignReading(userId: string, readingId: string): Promise<void> {
  const reading = await getReadingFor(userId, readingId, 'reading:assign')
  await deleteAssignment(readingId)
  await tellCourse(reading.course.id)
}
