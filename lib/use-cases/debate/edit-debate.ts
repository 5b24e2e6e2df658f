import { tellCourse } from '@/lib/auth/tell-course.ts'
import { noSuchDebate } from '@/lib/db/access.ts'
import { findDebateFor, updateDebate } from '@/lib/db/debates.ts'
import { rolesThatMay } from '@/lib/domain/course/policy.ts'
import type { DebateChange } from '@/lib/domain/debate/debate-input.ts'
import { AppError } from '@/lib/domain/error.ts'

/**
 * Changes a debate's question, closes it or opens it again: for those who lead the course, and for whoever started it while
 * they may start one. Who has it open may write in it no more, or again, at once. Throws `not-found`, `forbidden`.
 */
export async function editDebate(userId: string, debateId: string, change: DebateChange): Promise<void> {
  const debate = await findDebateFor(userId, debateId)
  if (!debate) throw noSuchDebate()
  const done = await updateDebate(userId, debateId, change, { roles: rolesThatMay('debate:edit'), own: rolesThatMay('debate:start') })
  if (!done) throw new AppError('forbidden', 'Only instructors and assistants of this course, and whoever started a debate, may change it.')
  if (change.closed !== undefined) await tellCourse(debate.course.id)
}
