import type { Logger } from 'pino'
import type { RoomState } from './room-state.ts'
import { writeEpoch, writeSnapshot } from './snapshot.ts'

/**
 * Puts a snapshot of the doc in place of the log; where the dead outweigh the living, the doc's next epoch (epoch.ts).
 * Only while nothing is being committed: the doc then holds exactly what is durable. Does nothing where the log has
 * nothing new. True where an epoch was begun: then `state` is of the one before, and has to be read anew.
 */
export async function takeSnapshot(roomId: string, state: RoomState, log: Logger): Promise<boolean> {
  const { snapSeq: from, head: seq } = state
  if (from === null || seq <= from) return false
  // Read before anything is awaited.
  const next = state.doc.encodeNextEpoch() ?? state.doc.encode()
  state.snapSeq = null
  try {
    const isEpoch = !(next instanceof Uint8Array)
    const isWritten = isEpoch ? await writeEpoch(roomId, state.epoch, from, seq, next) : await writeSnapshot(roomId, from, seq, next)
    if (isWritten) state.snapSeq = seq
    // Of several processes that serve a room, each tries.
    else log.debug({ seq }, 'another snapshot was there first')
    return isWritten && isEpoch
  } catch (error) {
    // The log still has everything, or the snapshot does; the next who loads the room sees which.
    log.error({ err: error, seq }, 'a snapshot could not be written')
    return false
  }
}
