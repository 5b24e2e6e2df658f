import { endOwnSession, endSessionsOf } from '@/lib/auth/end-sessions.ts'
import { AppError } from '@/lib/domain/error.ts'

/** Ends one of the person's sessions, this one included if they choose it. */
export async function endOneSession(userId: string, sessionId: string): Promise<void> {
  if ((await endOwnSession(userId, sessionId)) === 0) throw new AppError('not-found', 'This session has ended already.')
}

/** Ends all of the person's sessions, this one too. */
export async function signOutEverywhere(userId: string): Promise<void> {
  await endSessionsOf(userId)
}
