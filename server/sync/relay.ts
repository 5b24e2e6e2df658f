import { updateFrame } from './frames.ts'
import type { RoomSocket } from './socket.ts'
import type { RoomVisibility, View } from './visibility.ts'

export interface Relayed {
  update: Uint8Array
  /** Entries that the update hides. */
  hiddenNow: readonly string[]
}

/** Sends a durable update to `sockets`: to each what it may see, encoded once for all who see the same. */
export function relay({ update, hiddenNow }: Relayed, sockets: Iterable<[RoomSocket, View]>, visibility: RoomVisibility): void {
  const frames = new Map<string, Uint8Array | null>()
  let whole: Uint8Array | null = null
  for (const [socket, view] of sockets) {
    let frame = frames.get(view.key)
    if (frame === undefined) {
      const visible = visibility.update(view, update, hiddenNow)
      if (visible === update) frame = whole ??= updateFrame(update)
      else frame = visible === null ? null : updateFrame(visible)
      frames.set(view.key, frame)
    }
    if (frame !== null) socket.send(frame)
  }
}
