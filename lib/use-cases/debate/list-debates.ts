import { findCourseFor, noSuchCourse } from '@/lib/db/access.ts'
import { listDebatesOf } from '@/lib/db/debates.ts'
import { may } from '@/lib/domain/course/policy.ts'
import type { DebateListView, DebateRow } from '@/lib/domain/debate/views.ts'
import { makeFrame } from '@/lib/use-cases/course/make-frame.ts'
import { findStarters } from './find-starters.ts'

/** The page of a course's debates, or null to those who have no part in the course. */
export async function listDebates(userId: string, courseId: string): Promise<DebateListView | null> {
  const course = await findCourseFor(userId, courseId)
  if (!course) return null
  const [frame, debates] = await Promise.all([makeFrame(userId, course), listRows(userId, course.id)])
  return { ...frame, debates, mayStart: may(course.role, 'debate:start') }
}

/** Its debates alone. Throws `not-found`. */
export async function getDebates(userId: string, courseId: string): Promise<Pick<DebateListView, 'debates' | 'mayStart'>> {
  const course = await findCourseFor(userId, courseId)
  if (!course) throw noSuchCourse()
  return { debates: await listRows(userId, course.id), mayStart: may(course.role, 'debate:start') }
}

async function listRows(userId: string, courseId: string): Promise<DebateRow[]> {
  const rows = await listDebatesOf(userId, courseId)
  const nameOf = await findStarters(rows.map(({ startedById }) => startedById))
  return rows.map(({ startedById, closedAt, lastAt, ...row }) => ({
    ...row,
    startedBy: nameOf(startedById),
    closedAt: closedAt?.toISOString() ?? null,
    lastAt: lastAt?.toISOString() ?? null,
  }))
}
