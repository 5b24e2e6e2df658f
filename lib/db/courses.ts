import type { MarkNames } from '@/lib/domain/annotation/mark-names.ts'
import { db } from './client.ts'
import { newId } from './id.ts'

/** Makes a course with its first instructor. */
export async function createCourseRow({ title, timeZone, createdById }: { title: string; timeZone: string; createdById: string }): Promise<string> {
  const { id } = await db().course.create({
    data: { id: newId(), title, timeZone, createdById, memberships: { create: { id: newId(), userId: createdById, role: 'instructor' } } },
    select: { id: true },
  })
  return id
}

/** Courses the person belongs to, by title. */
export const listCourseLinks = (userId: string) =>
  db().course.findMany({ where: { memberships: { some: { userId, endedAt: null } } }, orderBy: [{ title: 'asc' }, { id: 'asc' }], select: { id: true, title: true } })

/** The same with what a list of courses tells: role, numbers, and what of the open readings is due next. */
export const listCourseRows = (userId: string, now: Date) =>
  db().course.findMany({
    where: { memberships: { some: { userId, endedAt: null } } },
    orderBy: [{ title: 'asc' }, { id: 'asc' }],
    select: {
      id: true, title: true, timeZone: true,
      memberships: { where: { userId, endedAt: null }, select: { role: true } },
      assignments: {
        where: { dueAt: { gt: now }, OR: [{ opensAt: null }, { opensAt: { lte: now } }] },
        orderBy: { dueAt: 'asc' }, take: 1,
        select: { dueAt: true, reading: { select: { title: true } } },
      },
      _count: { select: { readings: true, memberships: { where: { endedAt: null } } } },
    },
  })

export async function setMarkNames(courseId: string, markNames: MarkNames): Promise<void> {
  await db().course.update({ where: { id: courseId }, data: { markNames } })
}

/** As they are kept; `readMarkNames` reads them. */
export async function findMarkNames(courseId: string): Promise<unknown> {
  return (await db().course.findUnique({ where: { id: courseId }, select: { markNames: true } }))?.markNames
}
