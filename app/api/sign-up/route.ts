import { signUpInput } from '@/lib/domain/account/account-input.ts'
import { route } from '@/lib/http/route.ts'
import { signUp } from '@/lib/use-cases/account/sign-up.ts'

/** A seminar's 200 join within one lecture, from one address. */
const limit = { name: 'sign-up', max: 400, windowSeconds: 60 * 60 }

export const POST = route({ session: 'none', body: signUpInput, limit }, ({ body }) => signUp(body))
