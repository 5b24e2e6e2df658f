import { pool, db } from './client.ts'
import { newId } from './id.ts'

const sessionDays = 30
const dayMs = 24 * 60 * 60 * 1000

/** Seconds a session lasts, whatever happens; then one signs in again. */
export const sessionSeconds = sessionDays * 24 * 60 * 60

export async function createSession(userId: string, options: { userAgent: string | null; isSample: boolean }): Promise<string> {
  const { id } = await db().session.create({
    data: { id: newId(), userId, expiresAt: new Date(Date.now() + sessionDays * dayMs), userAgent: options.userAgent?.slice(0, 300) ?? null, isSample: options.isSample },
    select: { id: true },
  })
  return id
}

interface LiveSession {
  sessionId: string
  user: { id: string; name: string; email: string; isAdmin: boolean; isInstructor: boolean; isSample: boolean; language: string | null }
}

/**
 * The session if it has neither ended nor expired and is that person's. One of the sample seminar counts only while
 * nobody has a real account, whatever its row says.
 */
export async function findLiveSession(sessionId: string, userId: string): Promise<LiveSession | null> {
  const { rows } = await pool().query<LiveSession['user']>(
    `SELECT u.id, u.name, u.email, u.is_admin AS "isAdmin", u.is_instructor AS "isInstructor", u.is_sample AS "isSample", u.language
     FROM session s JOIN "user" u ON u.id = s.user_id
     WHERE s.id = $1 AND s.user_id = $2 AND s.ended_at IS NULL AND s.expires_at > now()
       AND (NOT (s.is_sample OR u.is_sample) OR NOT EXISTS (SELECT 1 FROM "user" r WHERE NOT r.is_sample))`,
    [sessionId, userId],
  )
  return rows[0] ? { sessionId, user: rows[0] } : null
}

/** Newest first. */
export const listLiveSessions = (userId: string) =>
  db().session.findMany({
    where: { userId, endedAt: null, expiresAt: { gt: new Date() } },
    orderBy: { createdAt: 'desc' },
    select: { id: true, userAgent: true, createdAt: true, expiresAt: true },
  })

/** Ends the sessions that match and are still open; gives their ids. Whoever calls tells the sockets (accessEvents). */
async function endWhere(condition: string, values: unknown[]): Promise<string[]> {
  const { rows } = await pool().query<{ id: string }>(`UPDATE session SET ended_at = now() WHERE ended_at IS NULL AND ${condition} RETURNING id`, values)
  return rows.map(({ id }) => id)
}

export const endSessionRow = (sessionId: string) => endWhere('id = $1', [sessionId])
export const endSessionRowOf = (sessionId: string, userId: string) => endWhere('id = $1 AND user_id = $2', [sessionId, userId])
export const endSessionRowsOf = (userId: string, except: string | null = null) => endWhere('user_id = $1 AND id IS DISTINCT FROM $2', [userId, except])
export const endSampleSessionRows = () => endWhere('(is_sample OR user_id IN (SELECT id FROM "user" WHERE is_sample))', [])
