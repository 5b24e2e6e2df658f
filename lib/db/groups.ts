import { db } from './client.ts'
import { newId } from './id.ts'

export const createGroupRow = async (courseId: string, name: string) => (await db().group.create({ data: { id: newId(), courseId, name }, select: { id: true } })).id

/** A course's groups by name, with their present members. */
export const listGroups = (courseId: string) =>
  db().group.findMany({
    where: { courseId },
    orderBy: [{ name: 'asc' }, { id: 'asc' }],
    select: {
      id: true, name: true,
      members: { where: { membership: { endedAt: null } }, select: { membership: { select: { id: true, user: { select: { id: true, name: true } } } } } },
    },
  })

/** How many of `groupIds` are groups of the course. */
export const countGroupsOf = (courseId: string, groupIds: string[]) => db().group.count({ where: { courseId, id: { in: groupIds } } })
