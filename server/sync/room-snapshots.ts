import type { Logger } from 'pino'
import type { RoomState } from './room-state.ts'
import { writeSnapshot } from './snapshot.ts'

/**
 * Puts a snapshot of the doc in place of the log. Only while nothing is being committed: the doc then holds exactly what
 * is durable. Does nothing where the log has nothing new.
 */
export async function takeSnapshot(roomId: string, state: RoomState, log: Logger): Promise<void> {
  const { snapSeq: from, head: seq } = state
  if (from === null || seq <= from) return
  // Read before anything is awaited.
  const bytes = state.doc.encode()
  state.snapSeq = null
  try {
    if (await writeSnapshot(roomId, from, seq, bytes)) state.snapSeq = seq
    else log.warn({ seq }, 'another snapshot was there first')
  } catch (error) {
    // The log still has everything, or the snapshot does; the next who loads the room sees which.
    log.error({ err: error, seq }, 'a snapshot could not be written')
  }
}
