import { passwordChangeInput } from '@/lib/domain/account/account-input.ts'
import { route } from '@/lib/http/route.ts'
import { changePassword } from '@/lib/use-cases/account/change-password.ts'

export const POST = route({ body: passwordChangeInput }, ({ session, body }) => changePassword(session, body))
