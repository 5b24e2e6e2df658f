import { cookies, headers } from 'next/headers'
import { redirect } from 'next/navigation'
import { cache } from 'react'
import { signInPath } from '@/lib/domain/account/paths.ts'
import { findSession, type CurrentSession } from './session.ts'

/** The session of the page being rendered; looked up once a request. */
export const currentSession = cache(async (): Promise<CurrentSession | null> => {
  // Asking for cookies tells Next that the page is each person's own.
  await cookies()
  return findSession((await headers()).get('cookie'))
})

/** The same, or off to the sign-in page, which leads back to `next`: a path of ours. */
export async function requireSession(next: string): Promise<CurrentSession> {
  return (await currentSession()) ?? redirect(signInPath(next))
}
