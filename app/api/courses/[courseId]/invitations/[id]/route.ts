import { invitationParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { revokeInvitation } from '@/lib/use-cases/course/revoke-invitation.ts'

export const DELETE = route({ params: invitationParams }, ({ session, params }) => revokeInvitation(session.user.id, params.courseId, params.id))
