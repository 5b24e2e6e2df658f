import type { Author } from './batch.ts'
import type { Limits } from './limits.ts'
import type { RoomSocket } from './socket.ts'

/** Something that waits for the next commit, in order. */
export type Job = UpdateJob | ClaimJob | WriteJob | LookJob

/** Update message number `count` of a socket. `completes`: it holds all that its sender has. */
export interface UpdateJob {
  kind: 'update'
  socket: RoomSocket
  count: number
  bytes: Uint8Array
  completes: boolean
}

/** A client id that a socket shows as present, and that nobody has yet. */
export interface ClaimJob {
  kind: 'claim'
  socket: RoomSocket
  client: number
}

/** What the server writes for somebody who has no socket. `at`: when it arrived; now, where null. */
export interface WriteJob {
  kind: 'write'
  author: Author
  bytes: Uint8Array
  at: Date | null
  resolve: () => void
  reject: (error: Error) => void
}

/** Another process may have written: the log is read first. */
export interface LookJob {
  kind: 'look'
}

/** Takes the next jobs for one commit out of `queue`. What the server writes with a time of its own goes alone. */
export function takeJobs(queue: Job[], { maxBatch, maxBatchBytes }: Limits): Job[] {
  let count = 0
  for (let bytes = 0; count < queue.length && count < maxBatch && bytes <= maxBatchBytes; count++) {
    const job = queue[count]
    if (job === undefined || (job.kind === 'write' && count > 0)) break
    if (job.kind === 'update') bytes += job.bytes.length
    if (job.kind === 'write') {
      count++
      break
    }
  }
  return queue.splice(0, count)
}
