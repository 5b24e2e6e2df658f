import { may, rolesThatMay, type Action, type Role } from '@/lib/domain/course/policy.ts'
import { AppError } from '@/lib/domain/error.ts'
import { db } from './client.ts'

/**
 * The way into everything of a course. Membership stands inside the query: a course or reading that a person has no
 * part in is not found, as if it did not exist. What a member may do with what was found is the policy's to say.
 */
export interface CourseAccess {
  id: string
  title: string
  timeZone: string
  membershipId: string
  role: Role
}

export interface ReadingAccess {
  id: string
  title: string
  authors: string[]
  source: string | null
  sharesOriginal: boolean
  /** lib/domain/reading/work.ts */
  metadata: unknown
  course: CourseAccess
}

export const noSuchCourse = () => new AppError('not-found', 'There is no such course, or you are not part of it.')
export const noSuchDebate = () => new AppError('not-found', 'There is no such debate, or you are not part of its course.')
export const noSuchReading = () => new AppError('not-found', 'There is no such reading, or it is not open to you.')

const refusals: Partial<Record<Action, string>> = {
  'course:invite': 'Only instructors of this course may invite people.',
  'member:change-role': 'Only instructors of this course may change roles.',
  'member:remove': 'Only instructors of this course may end a membership.',
  'member:reset-password': 'Only instructors of this course may make a link for a new password.',
  'group:edit': 'Only instructors and assistants of this course may change its groups.',
  'mark:name': 'Only instructors and assistants of this course may name its marks.',
  'reading:add': 'Only instructors and assistants of this course may add readings.',
  'reading:share': 'Only instructors of this course may say who may download the original.',
  'debate:start': 'Observers of this course read its debates, but do not start any.',
  'reading:assign': 'Only instructors and assistants of this course may assign readings.',
}

/** Throws `forbidden` when `role` may not do `action`. */
export function requireRight(role: Role, action: Action): void {
  if (!may(role, action)) throw new AppError('forbidden', refusals[action] ?? 'Your role in this course does not allow this.')
}

const courseOf = { select: { id: true, title: true, timeZone: true } } as const

/** The course with the person's part in it, or null where they have none. */
export async function findCourseFor(userId: string, courseId: string): Promise<CourseAccess | null> {
  const membership = await db().membership.findFirst({ where: { userId, courseId, endedAt: null }, select: { id: true, role: true, course: courseOf } })
  return membership && { ...membership.course, membershipId: membership.id, role: membership.role }
}

/** The course, if the person may do `action` in it. Throws `not-found` to those who have no part in it, else `forbidden`. */
export async function getCourseFor(userId: string, courseId: string, action: Action): Promise<CourseAccess> {
  const course = await findCourseFor(userId, courseId)
  if (!course) throw noSuchCourse()
  requireRight(course.role, action)
  return course
}

/** The reading, or null: not of a course of theirs, or not open to them yet (staff see it before it opens). */
export async function findReadingFor(userId: string, readingId: string): Promise<ReadingAccess | null> {
  const own = { userId, endedAt: null }
  const reading = await db().reading.findFirst({
    where: {
      id: readingId,
      course: { memberships: { some: own } },
      OR: [
        { course: { memberships: { some: { ...own, role: { in: rolesThatMay('group:read-all') } } } } },
        { assignments: { none: { opensAt: { gt: new Date() } } } },
      ],
    },
    select: { id: true, title: true, authors: true, source: true, sharesOriginal: true, metadata: true, course: { select: { ...courseOf.select, memberships: { where: own, select: { id: true, role: true } } } } },
  })
  const membership = reading?.course.memberships[0]
  if (!reading || !membership) return null
  const { id, title, timeZone } = reading.course
  return { id: reading.id, title: reading.title, authors: reading.authors, source: reading.source, sharesOriginal: reading.sharesOriginal, metadata: reading.metadata, course: { id, title, timeZone, membershipId: membership.id, role: membership.role } }
}

/** The reading, if the person may do `action` with it. Throws `not-found` or `forbidden`. */
export async function getReadingFor(userId: string, readingId: string, action: Action): Promise<ReadingAccess> {
  const reading = await findReadingFor(userId, readingId)
  if (!reading) throw noSuchReading()
  requireRight(reading.course.role, action)
  return reading
}
