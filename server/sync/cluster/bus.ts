/**
 * How the processes that serve the same rooms speak to each other. What goes over it are hints only: it may lose, repeat
 * and reorder messages, and be away. Whatever counts is read from Postgres, so losing it costs time, never words.
 */
export interface Bus {
  /** Says it to the others, if they can be reached now. Never throws, keeps nothing back. */
  publish(channel: string, message: string): void
  /** `hear` gets what others (and this process) say there. Gives how to stop. */
  listen(channel: string, hear: (message: string) => void): () => void
  /** False where nobody can be reached just now. */
  readonly isUp: boolean
  /** Asks whether they can be; false where no answer comes in time. */
  answers(): Promise<boolean>
  close(): Promise<void>
}

export const channelOf = { room: (roomId: string) => `postil:room:${roomId}`, access: 'postil:access' } as const
