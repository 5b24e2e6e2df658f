import type { Role } from '@/lib/domain/course/policy.ts'
import { db, pool } from './client.ts'
import { newId } from './id.ts'
import type { Transaction } from './transaction.ts'

const person = { select: { id: true, name: true, email: true, isAdmin: true, isInstructor: true, isSample: true } } as const

/** Who belongs to the course now, by name. */
export const listMembers = (courseId: string) =>
  db().membership.findMany({
    where: { courseId, endedAt: null },
    orderBy: [{ user: { name: 'asc' } }, { id: 'asc' }],
    select: { id: true, role: true, createdAt: true, user: person, groups: { select: { groupId: true } } },
  })

export const listMemberIds = async (courseId: string) =>
  (await db().membership.findMany({ where: { courseId, endedAt: null }, select: { userId: true } })).map(({ userId }) => userId)

export const countMembers = (courseId: string) => db().membership.count({ where: { courseId, endedAt: null } })

export const findMember = (courseId: string, userId: string) =>
  db().membership.findFirst({ where: { courseId, userId, endedAt: null }, select: { id: true, role: true, user: person } })

/** Whether that person teaches (instructor or assistant) in any course. */
export const teachesAnywhere = async (userId: string) =>
  (await db().membership.findFirst({ where: { userId, endedAt: null, role: { in: ['instructor', 'assistant'] } }, select: { id: true } })) !== null

/** Holds the course's memberships still until the transaction ends, so that two at once cannot each remove the other. */
export const lockMemberships = (tx: Transaction, courseId: string) => tx.$queryRaw`SELECT 1 FROM course WHERE id = ${courseId} FOR UPDATE`

/** The person's part in the course, ended or not. */
export const findMembershipIn = (tx: Transaction, courseId: string, userId: string) =>
  tx.membership.findUnique({ where: { courseId_userId: { courseId, userId } }, select: { id: true, role: true, endedAt: true } })

export const countInstructors = (tx: Transaction, courseId: string) => tx.membership.count({ where: { courseId, role: 'instructor', endedAt: null } })

/** Makes someone a member, or a former member one again. */
export async function joinCourse(tx: Transaction, { courseId, userId, role }: { courseId: string; userId: string; role: Role }): Promise<string> {
  const { id } = await tx.membership.upsert({
    where: { courseId_userId: { courseId, userId } },
    create: { id: newId(), courseId, userId, role },
    update: { role, endedAt: null },
    select: { id: true },
  })
  return id
}

export const setRole = (tx: Transaction, id: string, role: Role) => tx.membership.update({ where: { id }, data: { role }, select: { id: true } })

export const endMembershipRow = (tx: Transaction, id: string) => tx.membership.update({ where: { id }, data: { endedAt: new Date(), groups: { deleteMany: {} } }, select: { id: true } })

export const joinGroup = (tx: Transaction, membershipId: string, groupId: string) =>
  tx.groupMember.upsert({ where: { groupId_membershipId: { groupId, membershipId } }, create: { groupId, membershipId }, update: {} })

/** Puts the member into exactly these groups. */
export async function setGroups(tx: Transaction, membershipId: string, groupIds: string[]): Promise<void> {
  await tx.groupMember.deleteMany({ where: { membershipId, groupId: { notIn: groupIds } } })
  await tx.groupMember.createMany({ data: groupIds.map((groupId) => ({ groupId, membershipId })), skipDuplicates: true })
}

/** The names of people, by id: of whoever made something, member or not. */
export async function listNames(userIds: string[]): Promise<Map<string, string>> {
  const { rows } = await pool().query<{ id: string; name: string }>('SELECT id, name FROM "user" WHERE id = ANY($1)', [userIds])
  return new Map(rows.map(({ id, name }) => [id, name]))
}
