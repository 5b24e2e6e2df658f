import { getCourseFor } from '@/lib/db/access.ts'
import { revokeInvitationRow } from '@/lib/db/invitations.ts'
import { AppError } from '@/lib/domain/error.ts'

/** Ends a link; who has joined by it stays. */
export async function revokeInvitation(userId: string, courseId: string, invitationId: string): Promise<void> {
  const course = await getCourseFor(userId, courseId, 'course:invite')
  if (!(await revokeInvitationRow(course.id, invitationId))) throw new AppError('not-found', 'There is no such invitation in this course.')
}
