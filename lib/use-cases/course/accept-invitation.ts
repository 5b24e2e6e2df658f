import { accessEvents } from '@/lib/auth/events.ts'
import { inTransaction } from '@/lib/db/transaction.ts'
import type { AcceptResult } from '@/lib/domain/account/account-input.ts'
import { getOpenInvitation, joinByInvitation } from './join-by-invitation.ts'

/** Joins a course with the account one has. Accepting twice is harmless. */
export async function acceptInvitation(userId: string, token: string): Promise<AcceptResult> {
  const invitation = await getOpenInvitation(token)
  await inTransaction((tx) => joinByInvitation(tx, invitation, userId))
  accessEvents().emit('rights-changed', userId)
  return { courseId: invitation.courseId }
}
