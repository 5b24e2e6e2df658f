import { createAccountLink } from '@/lib/db/accounts.ts'
import { findUserByEmail, hasRealAccount } from '@/lib/db/users.ts'
import { email as emailSchema } from '@/lib/domain/account/account-input.ts'
import { resetPath, welcomePath } from '@/lib/domain/account/paths.ts'
import { AppError } from '@/lib/domain/error.ts'
import { env } from '@/lib/env.ts'

/** A link as it is handed on: it works once. */
export interface AccountLinkResult {
  url: string
  expiresAt: Date
}

const dayMs = 24 * 60 * 60 * 1000
const inDays = (days: number) => new Date(Date.now() + days * dayMs)

/** For whoever runs the installation: a link by which the person with that address makes an account. Lasts 14 days. Throws AppError. */
export async function makeInviteLink(address: string, rights: { isAdmin: boolean; isInstructor: boolean }): Promise<AccountLinkResult> {
  const email = parseAddress(address)
  if (await findUserByEmail(email)) throw new AppError('conflict', `There is an account with the address ${email} already.`)
  const expiresAt = inDays(14)
  const token = await createAccountLink({ purpose: 'invite', email, userId: null, ...rights, expiresAt })
  return { url: env().publicUrl + welcomePath(token), expiresAt }
}

/** For whoever runs the installation: a link by which the person with that address chooses a new password. Throws AppError. */
export async function makeResetLinkByAddress(address: string): Promise<AccountLinkResult> {
  const user = await findUserByEmail(parseAddress(address))
  if (!user || user.isSample) throw new AppError('not-found', 'There is no account with that address.')
  return makeResetLinkFor(user)
}

/** Lasts two days. Authorised by the caller. */
export async function makeResetLinkFor(user: { id: string; email: string }): Promise<AccountLinkResult> {
  const expiresAt = inDays(2)
  const token = await createAccountLink({ purpose: 'reset', email: user.email, userId: user.id, isAdmin: false, isInstructor: false, expiresAt })
  return { url: env().publicUrl + resetPath(token), expiresAt }
}

/** The link by which the first account is made, or null where somebody has one. A new one each start: the token is kept nowhere. */
export async function ensureSetupLink(): Promise<string | null> {
  if (await hasRealAccount()) return null
  const token = await createAccountLink({ purpose: 'setup', email: null, userId: null, isAdmin: true, isInstructor: true, expiresAt: inDays(7) })
  return env().publicUrl + welcomePath(token)
}

function parseAddress(address: string): string {
  const parsed = emailSchema.safeParse(address)
  if (!parsed.success) throw new AppError('invalid', `${address} is not an e-mail address.`, { field: 'email' })
  return parsed.data
}
