import type { CurrentSession } from '@/lib/auth/session.ts'
import type { AccountView } from '@/lib/domain/account/views.ts'
import { makeShell } from '@/lib/use-cases/course/make-shell.ts'
import { listSessions } from './list-sessions.ts'

/** The account page. */
export async function openAccount(session: CurrentSession): Promise<AccountView> {
  const [shell, sessions] = await Promise.all([makeShell(session.user.id), listSessions(session)])
  const { name, email, isAdmin, isInstructor, isSample } = session.user
  return { shell, name, email, isAdmin, isInstructor, isSample, sessions }
}
