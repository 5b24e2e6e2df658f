import { route } from '@/lib/http/route.ts'
import { signOutEverywhere } from '@/lib/use-cases/account/end-own-session.ts'

export const POST = route({}, ({ session }) => signOutEverywhere(session.user.id))
