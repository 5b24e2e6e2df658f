import { accessEvents } from '@/lib/auth/events.ts'
import { getCourseFor, requireRight } from '@/lib/db/access.ts'
import { countGroupsOf } from '@/lib/db/groups.ts'
import { countInstructors, findMembershipIn, lockMemberships, setGroups, setRole } from '@/lib/db/memberships.ts'
import { inTransaction } from '@/lib/db/transaction.ts'
import type { MemberInput } from '@/lib/domain/course/course-input.ts'
import { AppError } from '@/lib/domain/error.ts'

export const noSuchMember = () => new AppError('not-found', 'There is no such person in this course.')
export const lastInstructor = () => new AppError('conflict', 'A course needs an instructor, and this is its last one. Make somebody else an instructor first.')

/** Gives a member another role, or other groups; what is left out stays. Their open rooms hear of it. */
export async function changeMember(userId: string, courseId: string, memberId: string, { role, groupIds }: MemberInput): Promise<void> {
  const course = await getCourseFor(userId, courseId, groupIds ? 'group:edit' : 'member:change-role')
  if (role !== undefined) requireRight(course.role, 'member:change-role')
  const groups = [...new Set(groupIds)]
  if ((await countGroupsOf(courseId, groups)) !== groups.length) throw new AppError('invalid', 'One of these groups is not of this course. Load the page again.', { field: 'groupIds' })
  await inTransaction(async (tx) => {
    await lockMemberships(tx, courseId)
    const member = await findMembershipIn(tx, courseId, memberId)
    if (!member || member.endedAt) throw noSuchMember()
    if (role !== undefined && role !== member.role) {
      if (member.role === 'instructor' && (await countInstructors(tx, courseId)) === 1) throw lastInstructor()
      await setRole(tx, member.id, role)
    }
    if (groupIds) await setGroups(tx, member.id, groups)
  })
  accessEvents().emit('rights-changed', memberId)
}
