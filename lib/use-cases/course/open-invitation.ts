import type { CurrentUser } from '@/lib/auth/session.ts'
import { findCourseFor } from '@/lib/db/access.ts'
import { listNames } from '@/lib/db/memberships.ts'
import type { InvitationPageView } from '@/lib/domain/account/views.ts'
import { AppError } from '@/lib/domain/error.ts'
import { getOpenInvitation } from './join-by-invitation.ts'

/** What an invitation's link shows to whoever has it: signed in or not. */
export async function openInvitation(token: string, user: CurrentUser | null): Promise<InvitationPageView> {
  try {
    const invitation = await getOpenInvitation(token)
    const [names, membership] = await Promise.all([listNames([invitation.createdById]), user && findCourseFor(user.id, invitation.courseId)])
    return {
      state: 'open',
      course: invitation.course,
      role: invitation.role,
      group: invitation.group?.name ?? null,
      invitedBy: names.get(invitation.createdById) ?? 'An instructor',
      expiresAt: invitation.expiresAt.toISOString(),
      me: user && { name: user.name, email: user.email, isMember: membership !== null },
    }
  } catch (error) {
    if (error instanceof AppError && error.code === 'gone') return { state: 'gone', message: error.message }
    throw error
  }
}
