import { decode } from 'next-auth/jwt'
import { env } from '@/lib/env.ts'
import { findLiveSession } from '@/lib/db/sessions.ts'
import { findSessionToken } from './cookies.ts'

/** Who is asking. */
export interface CurrentSession {
  sessionId: string
  user: CurrentUser
}

export interface CurrentUser {
  id: string
  name: string
  email: string
  isAdmin: boolean
  isInstructor: boolean
  isSample: boolean
  /** BCP 47, of the interface; null or absent: what the browser asks for. */
  language?: string | null
}

/**
 * The one function that decides whether a request has a session: pages, routes and upgrades ask it. The cookie is
 * next-auth's JWT, which names a row; the row is looked up each time, so that ending it counts at once.
 */
export async function findSession(cookieHeader: string | null | undefined): Promise<CurrentSession | null> {
  const token = findSessionToken(cookieHeader)
  if (!token) return null
  const claims = await readToken(token)
  if (typeof claims?.sid !== 'string' || typeof claims.sub !== 'string') return null
  return findLiveSession(claims.sid, claims.sub)
}

/** Null for a token that is expired, forged, or of another secret. */
const readToken = (token: string) => decode({ token, secret: env().authSecret }).catch(() => null)
