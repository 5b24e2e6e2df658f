import type { Limit } from '@/lib/auth/limits.ts'
import { getCourseFor } from '@/lib/db/access.ts'
import { createDebate } from '@/lib/db/debates.ts'
import type { DebateInput, DebateResult } from '@/lib/domain/debate/debate-input.ts'

/** Far more than a seminar asks in an hour. */
export const startLimit: Limit = { name: 'debate:start', max: 30, windowSeconds: 60 * 60 }

/** Puts a question to a course. Throws `not-found`, `forbidden`. */
export async function startDebate(userId: string, courseId: string, { question }: DebateInput): Promise<DebateResult> {
  const course = await getCourseFor(userId, courseId, 'debate:start')
  const { id } = await createDebate({ courseId: course.id, question, startedById: userId })
  return { id }
}
