import { passwordResetInput } from '@/lib/domain/account/account-input.ts'
import { route } from '@/lib/http/route.ts'
import { resetPassword } from '@/lib/use-cases/account/reset-password.ts'

const limit = { name: 'password-reset', max: 400, windowSeconds: 60 * 60 }

export const POST = route({ session: 'none', body: passwordResetInput, limit }, ({ body }) => resetPassword(body))
