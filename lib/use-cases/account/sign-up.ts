import { endSampleSeminar } from '@/lib/auth/end-sessions.ts'
import { hashPassword } from '@/lib/auth/passwords.ts'
import { createUser, claimAccountLink } from '@/lib/db/accounts.ts'
import { inTransaction, isTaken } from '@/lib/db/transaction.ts'
import { findUserByEmail } from '@/lib/db/users.ts'
import type { SignUpInput, SignUpResult } from '@/lib/domain/account/account-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import { env } from '@/lib/env.ts'
import { getOpenInvitation, joinByInvitation } from '@/lib/use-cases/course/join-by-invitation.ts'
import { getOpenAccountLink } from './get-account-link.ts'

const takenAddress = () =>
  new AppError('conflict', 'There is an account with this address already. Sign in with it, then open the link again.', { field: 'email' })

/**
 * Makes an account: by a course's invitation, by a link of the installation, or, where SIGNUP is open, by neither.
 * The first one ends the sample seminar. Throws `gone`, `forbidden`, `conflict`, `invalid`.
 */
export async function signUp({ invitation: invitationToken, link: linkToken, name, email, password }: SignUpInput): Promise<SignUpResult> {
  if (!invitationToken && !linkToken && env().signup !== 'open') {
    throw new AppError('forbidden', 'Accounts are made by invitation here. Open the link that your instructor sent you.')
  }
  const invitation = invitationToken ? await getOpenInvitation(invitationToken) : null
  const link = linkToken ? await getOpenAccountLink(linkToken, ['setup', 'invite']) : null
  if (link?.email && link.email !== email) throw new AppError('invalid', `This link is for ${link.email}.`, { field: 'email' })
  if (await findUserByEmail(email)) throw takenAddress()
  const passwordHash = await hashPassword(password)
  try {
    const userId = await inTransaction(async (tx) => {
      if (link && !(await claimAccountLink(tx, link.id))) throw new AppError('gone', 'This link was used already. Ask for a new one.')
      const id = await createUser(tx, { name, email, passwordHash, isAdmin: link?.isAdmin ?? false, isInstructor: link?.isInstructor ?? false })
      if (invitation) await joinByInvitation(tx, invitation, id)
      return id
    })
    await endSampleSeminar()
    return { userId, courseId: invitation?.courseId ?? null }
  } catch (error) {
    if (isTaken(error)) throw takenAddress()
    throw error
  }
}
