/**
 * What a room's connection hears of its reading and not of the room: that there is a newer text, or that a note got another
 * place. A message can be lost with its connection, so whoever must know also asks now and then.
 */
const listeners = new Set<(roomId: string) => void>()

export function onReadingChanged(listener: (roomId: string) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function tellReadingChanged(roomId: string): void {
  for (const listener of listeners) listener(roomId)
}
