import type { AuthOptions, User } from 'next-auth'
import type { CredentialsConfig } from 'next-auth/providers/credentials'
import { findLiveSession, sessionSeconds } from '@/lib/db/sessions.ts'
import { AppError } from '@/lib/domain/error.ts'
import { env } from '@/lib/env.ts'
import { log } from '@/lib/log.ts'
import { authCookies } from './cookies.ts'
import { endSession } from './end-sessions.ts'
import { findSession } from './session.ts'
import { signInAsSample, signInWithPassword, type SignedIn } from './sign-in.ts'

/** next-auth's options. A session is a row; the token carries nothing but whose (`sub`) and which (`sid`). */
export function authOptions(headers: Headers): AuthOptions {
  return {
    secret: env().authSecret,
    useSecureCookies: env().publicUrl.startsWith('https://'),
    cookies: authCookies(),
    session: { strategy: 'jwt', maxAge: sessionSeconds },
    pages: { signIn: '/sign-in', signOut: '/sign-in', error: '/sign-in' },
    providers: [
      provider('credentials', 'E-mail address and password', headers, signInWithPassword),
      provider('sample', 'Sample seminar', headers, signInAsSample),
    ],
    callbacks: {
      jwt: ({ token, user }) => (isNew(user) ? { sub: user.id, sid: user.sid } : { sub: token.sub, sid: token.sid }),
      session: async ({ session, token }) => {
        const live = await findLiveSession(String(token.sid), String(token.sub))
        // next-auth answers an error here by clearing the cookie.
        if (!live) throw new AppError('unauthenticated', 'Your session has ended.')
        return { expires: session.expires, user: { name: live.user.name, email: live.user.email } }
      },
    },
    events: { signOut: async ({ token }) => void (typeof token?.sid === 'string' && (await endSession(token.sid))) },
    logger: {
      error: (code, metadata) => {
        const err = metadata instanceof Error ? metadata : metadata.error
        // A cookie that is expired, forged or of an ended session is everyday.
        log()[code === 'JWT_SESSION_ERROR' ? 'debug' : 'error']({ code, err }, 'next-auth')
      },
      warn: (code) => log().debug({ code }, 'next-auth'),
      debug: () => undefined,
    },
  }
}

const isNew = (user: User | undefined): user is User & { sid: string } => user !== undefined && 'sid' in user

/** The message of what `check` throws reaches the form: AppError's is meant to, any other is logged and replaced. */
function provider(id: string, name: string, headers: Headers, check: (input: Record<string, string>, headers: Headers) => Promise<SignedIn>): CredentialsConfig {
  const authorize = async (input: Record<string, string> | undefined) => {
    try {
      const { userId, sessionId } = await check(input ?? {}, headers)
      // This browser's cookie is about to be replaced: nobody could end the old session by signing out.
      const replaced = await findSession(headers.get('cookie'))
      if (replaced) await endSession(replaced.sessionId)
      return { id: userId, sid: sessionId }
    } catch (error) {
      if (error instanceof AppError) throw error
      log().error({ err: error }, 'signing in failed')
      throw new AppError('internal', 'Something went wrong here, not with you. Try again.', { cause: error })
    }
  }
  return { id, name, type: 'credentials', credentials: {}, authorize }
}
