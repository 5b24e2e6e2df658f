import { accessEvents } from '@/lib/auth/events.ts'
import { getCourseFor } from '@/lib/db/access.ts'
import { countInstructors, endMembershipRow, findMembershipIn, lockMemberships } from '@/lib/db/memberships.ts'
import { inTransaction } from '@/lib/db/transaction.ts'
import { lastInstructor, noSuchMember } from './change-member.ts'

/** Ends someone's part in a course; their notes stay, under their name. Their open rooms hear of it. */
export async function endMembership(userId: string, courseId: string, memberId: string): Promise<void> {
  await getCourseFor(userId, courseId, 'member:remove')
  await inTransaction(async (tx) => {
    await lockMemberships(tx, courseId)
    const member = await findMembershipIn(tx, courseId, memberId)
    if (!member || member.endedAt) throw noSuchMember()
    if (member.role === 'instructor' && (await countInstructors(tx, courseId)) === 1) throw lastInstructor()
    await endMembershipRow(tx, member.id)
  })
  accessEvents().emit('rights-changed', memberId)
}
