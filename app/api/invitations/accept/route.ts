import { acceptInput } from '@/lib/domain/account/account-input.ts'
import { route } from '@/lib/http/route.ts'
import { acceptInvitation } from '@/lib/use-cases/course/accept-invitation.ts'

export const POST = route({ body: acceptInput }, ({ session, body }) => acceptInvitation(session.user.id, body.token))
