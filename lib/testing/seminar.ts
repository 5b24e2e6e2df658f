import { hashPassword } from '@/lib/auth/passwords.ts'
import { db } from '@/lib/db/client.ts'
import { createCourseRow } from '@/lib/db/courses.ts'
import { createGroupRow } from '@/lib/db/groups.ts'
import { newId } from '@/lib/db/id.ts'
import { joinCourse, joinGroup } from '@/lib/db/memberships.ts'
import { inTransaction } from '@/lib/db/transaction.ts'
import type { Role } from '@/lib/domain/course/policy.ts'
import type { CurrentUser } from '@/lib/auth/session.ts'
import { addReading } from '@/lib/use-cases/reading/add-reading.ts'
import { shared } from '@/lib/shared.ts'

export const testPassword = 'after those words'

/** A person with an account (password `testPassword`), or one of the sample seminar. */
export async function makePerson(name: string, rights: Partial<Pick<CurrentUser, 'isAdmin' | 'isInstructor' | 'isSample'>> = {}): Promise<CurrentUser> {
  const isSample = rights.isSample ?? false
  const id = newId()
  const user = { id, name, email: `${name.toLowerCase().replace(/\W+/g, '.')}.${id.slice(0, 6)}@example.org`, isAdmin: rights.isAdmin ?? false, isInstructor: rights.isInstructor ?? false, isSample }
  const passwordHash = isSample ? null : await shared('test-password-hash', () => hashPassword(testPassword))
  await db().user.create({ data: { ...user, passwordHash } })
  return user
}

export interface Seminar {
  courseId: string
  instructor: CurrentUser
  assistant: CurrentUser
  student: CurrentUser
  /** In the other group. */
  other: CurrentUser
  observer: CurrentUser
  /** Has an account and no part in the course. */
  stranger: CurrentUser
  /** `student`'s */
  groupId: string
  /** `other`'s */
  otherGroupId: string
  readingId: string
}

export const seminarText = '# On Wells\n\nThe well was dry, and nobody had said so.\n\nA second paragraph asks who could have known.\n'

/** A course with one of each role, two groups and a reading. */
export async function makeSeminar(): Promise<Seminar> {
  const instructor = await makePerson('Ingrid Berg', { isInstructor: true })
  const courseId = await createCourseRow({ title: 'Wells and Words', timeZone: 'Europe/Oslo', createdById: instructor.id })
  const [groupId, otherGroupId] = [await createGroupRow(courseId, 'Monday'), await createGroupRow(courseId, 'Tuesday')]
  const join = async (name: string, role: Role, group?: string) => {
    const person = await makePerson(name)
    await addMember(courseId, person.id, role, group)
    return person
  }
  const people = {
    assistant: await join('Asta Lund', 'assistant'),
    student: await join('Sam Okafor', 'student', groupId),
    other: await join('Olu Adeyemi', 'student', otherGroupId),
    observer: await join('Oda Vik', 'observer'),
  }
  const stranger = await makePerson('Stig Strange', { isInstructor: true })
  const { readingId } = await addReading(instructor.id, courseId, { name: 'wells.md', bytes: new TextEncoder().encode(seminarText) })
  return { courseId, instructor, ...people, stranger, groupId, otherGroupId, readingId }
}

export const addMember = (courseId: string, userId: string, role: Role, groupId?: string) =>
  inTransaction(async (tx) => {
    const membershipId = await joinCourse(tx, { courseId, userId, role })
    if (groupId) await joinGroup(tx, membershipId, groupId)
  })
