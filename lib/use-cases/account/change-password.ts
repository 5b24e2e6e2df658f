import { endSessionsOf } from '@/lib/auth/end-sessions.ts'
import { clearLimit, takeFrom, type Limit } from '@/lib/auth/limits.ts'
import { hashPassword, isPassword } from '@/lib/auth/passwords.ts'
import type { CurrentSession } from '@/lib/auth/session.ts'
import { dropResetLinks, setPassword } from '@/lib/db/accounts.ts'
import { inTransaction } from '@/lib/db/transaction.ts'
import { findPasswordHash } from '@/lib/db/users.ts'
import type { PasswordChangeInput } from '@/lib/domain/account/account-input.ts'
import { isOwnAddress, ownAddressSentence } from '@/lib/domain/account/password.ts'
import { AppError } from '@/lib/domain/error.ts'

const tries: Limit = { name: 'password-change', max: 10, windowSeconds: 15 * 60 }

/** Sets a new password for who knows the present one, and ends the person's other sessions. */
export async function changePassword({ sessionId, user }: CurrentSession, { current, next }: PasswordChangeInput): Promise<void> {
  if (user.isSample) throw new AppError('forbidden', 'People of the sample seminar have no password.')
  if (isOwnAddress(next, user.email)) throw new AppError('invalid', ownAddressSentence, { field: 'next' })
  await takeFrom(tries, user.id)
  if (!(await isPassword(current, await findPasswordHash(user.id)))) throw new AppError('invalid', 'This is not your present password.', { field: 'current' })
  await clearLimit(tries, user.id)
  const hash = await hashPassword(next)
  await inTransaction(async (tx) => {
    await setPassword(tx, user.id, hash)
    await dropResetLinks(tx, user.id)
  })
  await endSessionsOf(user.id, sessionId)
}
