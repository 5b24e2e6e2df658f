import type { Role } from '@/lib/domain/course/policy.ts'
import { db } from './client.ts'
import { createCourseRow } from './courses.ts'
import { newId } from './id.ts'
import { joinCourse, joinGroup } from './memberships.ts'
import { inTransaction } from './transaction.ts'

/** What the course is called until all of it is there. It may be renamed afterwards and is still the sample seminar's. */
const unfinished = 'The sample seminar is being put in'

/** Whether the sample seminar is there, whole. */
export async function hasSampleCourse(): Promise<boolean> {
  const titles = await db().course.findMany({ where: { memberships: { some: { user: { isSample: true } } } }, select: { title: true } })
  return titles.length > 0 && titles.every(({ title }) => title !== unfinished)
}

/** Begins the course; `publishSampleCourse` says that it is whole. */
export const createSampleCourse = (timeZone: string, createdById: string) => createCourseRow({ title: unfinished, timeZone, createdById })

/** Makes someone of the sample seminar: nobody can sign in as them with a password. */
export const createSampleUser = async (person: { name: string; email: string; isInstructor: boolean }) =>
  (await db().user.create({ data: { id: newId(), ...person, isSample: true }, select: { id: true } })).id

export const addSampleMember = (courseId: string, userId: string, role: Role, groupId: string | null) =>
  inTransaction(async (tx) => {
    const membershipId = await joinCourse(tx, { courseId, userId, role })
    if (groupId !== null) await joinGroup(tx, membershipId, groupId)
  })

/** Gives the course its name, and dates it, its members and readings back to `since`, when its notes had not begun. */
export const publishSampleCourse = (courseId: string, title: string, since: Date) =>
  db().$transaction([
    db().course.update({ where: { id: courseId }, data: { title, createdAt: since } }),
    db().membership.updateMany({ where: { courseId }, data: { createdAt: since } }),
    db().reading.updateMany({ where: { courseId }, data: { createdAt: since } }),
  ])

/** Takes away everything of sample people: what a start that was broken off has left. */
export const removeSample = () =>
  inTransaction(async (tx) => {
    const people = await tx.user.findMany({ where: { isSample: true }, select: { id: true } })
    const courses = { createdById: { in: people.map(({ id }) => id) } }
    const rooms = [
      ...await tx.layer.findMany({ where: { reading: { course: courses } }, select: { roomId: true } }),
      ...await tx.debate.findMany({ where: { course: courses }, select: { roomId: true } }),
    ]
    await tx.course.deleteMany({ where: courses })
    await tx.room.deleteMany({ where: { id: { in: rooms.map(({ roomId }) => roomId) } } })
    await tx.user.deleteMany({ where: { isSample: true } })
  })
