import { findAccountLink, type AccountPurpose } from '@/lib/db/accounts.ts'
import { hasRealAccount } from '@/lib/db/users.ts'
import { AppError } from '@/lib/domain/error.ts'

/** The link, if it still opens something and is for one of `purposes`. Throws `gone` with the sentence that says why not. */
export async function getOpenAccountLink(token: string, purposes: AccountPurpose[], now = new Date()) {
  const link = await findAccountLink(token)
  if (!link || !purposes.includes(link.purpose)) throw new AppError('gone', 'There is no such link. Check that you opened the whole address.')
  if (link.usedAt) throw new AppError('gone', 'This link was used already. Ask for a new one.')
  if (link.expiresAt <= now) throw new AppError('gone', 'This link has expired. Ask for a new one.')
  if (link.purpose === 'setup' && (await hasRealAccount())) throw new AppError('gone', 'This installation is set up already. Sign in, or ask for an invitation.')
  return link
}
