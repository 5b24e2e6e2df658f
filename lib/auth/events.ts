import { EventEmitter } from 'node:events'
import { shared } from '@/lib/shared.ts'

/**
 * Changes that open sockets must hear of. Use cases emit, server/sync listens and tells other processes that serve the
 * same rooms: `session-ended` (session id) closes its sockets; `rights-changed` (user id) has that person's rights read again;
 * `reading-changed` (reading id) tells those who have it open that there is a newer text, or that a note got another place.
 */
interface Events {
  'session-ended': [sessionId: string]
  'rights-changed': [userId: string]
  'reading-changed': [readingId: string]
}

export type AccessEvent = keyof Events
/** All of them: each carries one id. */
export const accessEventNames = ['session-ended', 'rights-changed', 'reading-changed'] as const satisfies readonly AccessEvent[]

export const accessEvents = (): EventEmitter<Events> =>
  shared('access-events', () => new EventEmitter<Events>().setMaxListeners(0))
