import { findUser } from '@/lib/db/users.ts'
import type { AccountLinkView } from '@/lib/domain/account/views.ts'
import { AppError } from '@/lib/domain/error.ts'
import { getOpenAccountLink } from './get-account-link.ts'

/** What a link of an account shows to whoever has it: /welcome/TOKEN for `setup` and `invite`, /reset/TOKEN for `reset`. */
export async function openAccountLink(token: string, page: 'welcome' | 'reset'): Promise<AccountLinkView> {
  try {
    const link = await getOpenAccountLink(token, page === 'reset' ? ['reset'] : ['setup', 'invite'])
    const expiresAt = link.expiresAt.toISOString()
    if (link.purpose !== 'reset') return { state: 'open', purpose: link.purpose, email: link.email, isAdmin: link.isAdmin, isInstructor: link.isInstructor, expiresAt }
    const user = link.userId === null ? null : await findUser(link.userId)
    if (!user) throw new AppError('gone', 'The account of this link is no longer here.')
    return { state: 'open', purpose: 'reset', name: user.name, email: user.email, expiresAt }
  } catch (error) {
    if (error instanceof AppError && error.code === 'gone') return { state: 'gone', message: error.message }
    throw error
  }
}
