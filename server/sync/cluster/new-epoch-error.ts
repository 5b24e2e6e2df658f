/** The room's doc was made anew by another process: what this one has is of the past. */
export class NewEpochError extends Error {
  constructor(roomId: string) {
    super(`Room ${roomId} has begun a new epoch.`)
  }
}
