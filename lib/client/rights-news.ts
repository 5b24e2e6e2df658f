/**
 * What a room's connection hears of its person's right to write there, where that changes: a debate was closed or opened
 * again, somebody's role is another. A message can be lost with its connection, so whoever must know also asks when it opens.
 */
const listeners = new Set<(roomId: string, mayWrite: boolean) => void>()

export function onMayWrite(listener: (roomId: string, mayWrite: boolean) => void): () => void {
  listeners.add(listener)
  return () => void listeners.delete(listener)
}

export function tellMayWrite(roomId: string, mayWrite: boolean): void {
  for (const listener of listeners) listener(roomId, mayWrite)
}
