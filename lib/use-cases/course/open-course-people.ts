import { findCourseFor } from '@/lib/db/access.ts'
import { listGroups } from '@/lib/db/groups.ts'
import { listInvitations } from '@/lib/db/invitations.ts'
import { listMembers, listNames } from '@/lib/db/memberships.ts'
import { viewPerson } from '@/lib/domain/account/person.ts'
import { may } from '@/lib/domain/course/policy.ts'
import type { CoursePeopleView, InvitationView } from '@/lib/domain/course/views.ts'
import { makeFrame } from './make-frame.ts'

/** The people page, or null to those who have no part in the course. */
export async function openCoursePeople(userId: string, courseId: string, now = new Date()): Promise<CoursePeopleView | null> {
  const course = await findCourseFor(userId, courseId)
  if (!course) return null
  const { role: mine } = course
  const [frame, members, groups, invitations] = await Promise.all([
    makeFrame(userId, course), listMembers(courseId), listGroups(courseId),
    may(mine, 'course:invite') ? viewInvitations(courseId, now) : null,
  ])
  const isLast = members.filter(({ role }) => role === 'instructor').length === 1
  return {
    ...frame,
    members: members.map(({ user, role, createdAt, groups: joined }) => {
      const isMe = user.id === userId
      const isTheLast = isLast && role === 'instructor'
      return {
        ...viewPerson(user, userId),
        userId: user.id,
        email: isMe || may(mine, 'member:reset-password') ? user.email : null,
        role,
        groupIds: joined.map(({ groupId }) => groupId),
        joinedAt: createdAt.toISOString(),
        may: {
          change: may(mine, 'member:change-role') && !isTheLast,
          remove: may(mine, 'member:remove') && !isTheLast,
          resetPassword: may(mine, 'member:reset-password') && !isMe && !user.isSample && !user.isAdmin && !user.isInstructor && (role === 'student' || role === 'observer'),
        },
      }
    }),
    groups: groups.map(({ id, name, members: inIt }) => ({ id, name, size: inIt.length })),
    invitations,
  }
}

async function viewInvitations(courseId: string, now: Date): Promise<InvitationView[]> {
  const rows = await listInvitations(courseId)
  const names = await listNames([...new Set(rows.map((row) => row.createdById))])
  return rows.map(({ id, role, group, createdById, createdAt, expiresAt, revokedAt, uses }) => ({
    id, role, uses,
    group: group?.name ?? null,
    createdBy: names.get(createdById) ?? 'Somebody who is gone',
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
    state: revokedAt ? 'revoked' : expiresAt <= now ? 'expired' : 'open',
  }))
}
