import { getCourseFor } from '@/lib/db/access.ts'
import { findMember, teachesAnywhere } from '@/lib/db/memberships.ts'
import type { ResetLinkResult } from '@/lib/domain/course/course-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import { log } from '@/lib/log.ts'
import { makeResetLinkFor } from '@/lib/use-cases/account/make-account-link.ts'
import { noSuchMember } from './change-member.ts'

/**
 * A link by which a member of the course chooses a new password. Never for someone who teaches anywhere or runs the
 * installation: an instructor of one course would become one of every other.
 */
export async function makeResetLink(userId: string, courseId: string, memberId: string): Promise<ResetLinkResult> {
  await getCourseFor(userId, courseId, 'member:reset-password')
  const member = await findMember(courseId, memberId)
  if (!member) throw noSuchMember()
  const { user } = member
  if (user.id === userId) throw new AppError('forbidden', 'You can change your own password on your account page.')
  if (user.isSample) throw new AppError('forbidden', 'People of the sample seminar have no password.')
  if (user.isAdmin || user.isInstructor || (await teachesAnywhere(user.id))) {
    throw new AppError('forbidden', 'This person teaches or administers, so whoever runs this installation makes the link.')
  }
  log().info({ by: userId, courseId, for: user.id }, 'a link for a new password was made')
  return makeResetLinkFor(user)
}
