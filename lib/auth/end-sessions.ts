import { endSampleSessionRows, endSessionRow, endSessionRowOf, endSessionRowsOf } from '@/lib/db/sessions.ts'
import { accessEvents } from './events.ts'
import { closeSampleDoor } from './sample-door.ts'

/** Sessions end here, so that their open sockets hear of it. Each gives how many ended. */

function tell(ids: string[]): number {
  for (const id of ids) accessEvents().emit('session-ended', id)
  return ids.length
}

export const endSession = async (sessionId: string) => tell(await endSessionRow(sessionId))

/** One of a person's own. */
export const endOwnSession = async (userId: string, sessionId: string) => tell(await endSessionRowOf(sessionId, userId))

/** All of a person's, but for `except`. */
export const endSessionsOf = async (userId: string, except: string | null = null) => tell(await endSessionRowsOf(userId, except))

/** The sample seminar is over for this installation: its door closes and its people leave. */
export async function endSampleSeminar(): Promise<number> {
  closeSampleDoor()
  return tell(await endSampleSessionRows())
}
