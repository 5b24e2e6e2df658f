import { endSessionsOf } from '@/lib/auth/end-sessions.ts'
import { clearLimit, signInPerAccount } from '@/lib/auth/limits.ts'
import { hashPassword } from '@/lib/auth/passwords.ts'
import { dropResetLinks, setPassword, claimAccountLink } from '@/lib/db/accounts.ts'
import { inTransaction } from '@/lib/db/transaction.ts'
import { findUser } from '@/lib/db/users.ts'
import type { PasswordResetInput, PasswordResetResult } from '@/lib/domain/account/account-input.ts'
import { isOwnAddress, ownAddressSentence } from '@/lib/domain/account/password.ts'
import { AppError } from '@/lib/domain/error.ts'
import { getOpenAccountLink } from './get-account-link.ts'

/** Sets a new password by a link, and ends every session of the account. Throws `gone`, `invalid`. */
export async function resetPassword({ token, password }: PasswordResetInput): Promise<PasswordResetResult> {
  const link = await getOpenAccountLink(token, ['reset'])
  const user = link.userId === null ? null : await findUser(link.userId)
  if (!user) throw new AppError('gone', 'The account of this link is no longer here.')
  if (isOwnAddress(password, user.email)) throw new AppError('invalid', ownAddressSentence, { field: 'password' })
  const hash = await hashPassword(password)
  await inTransaction(async (tx) => {
    if (!(await claimAccountLink(tx, link.id))) throw new AppError('gone', 'This link was used already. Ask for a new one.')
    await setPassword(tx, user.id, hash)
    await dropResetLinks(tx, user.id)
  })
  await Promise.all([endSessionsOf(user.id), clearLimit(signInPerAccount, user.email)])
  return { email: user.email }
}
