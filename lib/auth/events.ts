import { EventEmitter } from 'node:events'
import { shared } from '@/lib/shared.ts'

/**
 * Changes that open sockets must hear of, within one process. Use cases emit, server/sync listens:
 * `session-ended` (session id) closes its sockets; `rights-changed` (user id) has that person's rights read again.
 */
interface Events {
  'session-ended': [sessionId: string]
  'rights-changed': [userId: string]
}

export const accessEvents = (): EventEmitter<Events> =>
  shared('access-events', () => new EventEmitter<Events>().setMaxListeners(0))
