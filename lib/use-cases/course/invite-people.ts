import { getCourseFor } from '@/lib/db/access.ts'
import { countGroupsOf } from '@/lib/db/groups.ts'
import { createInvitation } from '@/lib/db/invitations.ts'
import { joinPath } from '@/lib/domain/account/paths.ts'
import type { InvitationInput, InvitationResult } from '@/lib/domain/course/course-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import { env } from '@/lib/env.ts'

/** Makes a link by which anyone who has it joins the course, until it expires or is revoked. */
export async function invitePeople(userId: string, courseId: string, { role, groupId, days }: InvitationInput, now = new Date()): Promise<InvitationResult> {
  const course = await getCourseFor(userId, courseId, 'course:invite')
  if (groupId !== null && (await countGroupsOf(course.id, [groupId])) === 0) throw new AppError('invalid', 'This group is not of this course. Load the page again.', { field: 'groupId' })
  const expiresAt = new Date(now.getTime() + days * 24 * 60 * 60 * 1000)
  const { id, token } = await createInvitation({ courseId: course.id, role, groupId, createdById: userId, expiresAt })
  return { id, url: env().publicUrl + joinPath(token) }
}
