import { sessionParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { endOneSession } from '@/lib/use-cases/account/end-own-session.ts'

export const DELETE = route({ params: sessionParams }, ({ session, params }) => endOneSession(session.user.id, params.id))
