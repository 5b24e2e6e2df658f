import { findReadingFor } from '@/lib/db/access.ts'
import { findAssignment } from '@/lib/db/assignments.ts'
import { findHiding } from '@/lib/db/hiding.ts'
import { may } from '@/lib/domain/course/policy.ts'
import type { AssignmentFormView } from '@/lib/domain/course/views.ts'
import { toWallTime } from '@/lib/domain/course/zoned-time.ts'
import { makeFrame } from '@/lib/use-cases/course/make-frame.ts'

/** The page on which a reading is assigned, or null to those who may not. */
export async function openAssignment(userId: string, readingId: string, now = new Date()): Promise<AssignmentFormView | null> {
  const reading = await findReadingFor(userId, readingId)
  if (!reading || !may(reading.course.role, 'reading:assign')) return null
  const [frame, assignment, { hiding, revealAt }] = await Promise.all([makeFrame(userId, reading.course), findAssignment(readingId), findHiding(readingId)])
  const wall = (at: Date | null) => (at ? toWallTime(at, reading.course.timeZone) : null)
  return {
    ...frame,
    reading: { id: reading.id, title: reading.title },
    current: assignment && { opensAt: wall(assignment.opensAt), dueAt: wall(assignment.dueAt), prompt: assignment.prompt },
    hiding: { hiding, revealAt: wall(revealAt) },
    now: toWallTime(now, reading.course.timeZone),
  }
}
