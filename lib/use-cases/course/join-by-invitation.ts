import { countUse, findInvitation, type FoundInvitation, holdOpenInvitation } from '@/lib/db/invitations.ts'
import { findMembershipIn, joinCourse, joinGroup, lockMemberships } from '@/lib/db/memberships.ts'
import type { Transaction } from '@/lib/db/transaction.ts'
import { AppError } from '@/lib/domain/error.ts'

/** The invitation, if it still opens something. Throws `gone` with the sentence that says why not. */
export async function getOpenInvitation(token: string, now = new Date()): Promise<FoundInvitation> {
  const invitation = await findInvitation(token)
  if (!invitation) throw new AppError('gone', 'There is no such invitation. Check that you opened the whole link.')
  if (invitation.revokedAt) throw new AppError('gone', 'This invitation was revoked. Ask whoever sent it for a new one.')
  if (invitation.expiresAt <= now) throw new AppError('gone', 'This invitation has expired. Ask whoever sent it for a new one.')
  return invitation
}

/**
 * Makes the person a member as the invitation says. Who is one already stays as they are, but is put into its group.
 * A link from before someone was removed does not let them in again.
 */
export async function joinByInvitation(tx: Transaction, invitation: FoundInvitation, userId: string, now = new Date()): Promise<void> {
  const { courseId, role, groupId } = invitation
  await lockMemberships(tx, courseId)
  if (!(await holdOpenInvitation(tx, invitation.id, now))) throw new AppError('gone', 'This invitation was just revoked. Ask whoever sent it for a new one.')
  const former = await findMembershipIn(tx, courseId, userId)
  if (former?.endedAt && invitation.createdAt <= former.endedAt) {
    throw new AppError('gone', 'Your part in this course was ended after this invitation was made. Ask an instructor for a new one.')
  }
  const isMember = former !== null && former.endedAt === null
  const membershipId = isMember ? former.id : await joinCourse(tx, { courseId, userId, role })
  if (groupId !== null) await joinGroup(tx, membershipId, groupId)
  if (!isMember) await countUse(tx, invitation.id)
}
