import type { CurrentSession } from '@/lib/auth/session.ts'
import { listLiveSessions } from '@/lib/db/sessions.ts'
import { describeDevice } from '@/lib/domain/account/device.ts'
import type { SessionView } from '@/lib/domain/account/views.ts'

/** Where the person is signed in, newest first. */
export async function listSessions({ sessionId, user }: CurrentSession): Promise<SessionView[]> {
  return (await listLiveSessions(user.id)).map(({ id, userAgent, createdAt, expiresAt }) => ({
    id,
    current: id === sessionId,
    device: describeDevice(userAgent),
    createdAt: createdAt.toISOString(),
    expiresAt: expiresAt.toISOString(),
  }))
}
