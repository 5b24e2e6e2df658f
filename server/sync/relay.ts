import { updateFrame } from './frames.ts'
import type { RoomSocket } from './socket.ts'
import { visibleUpdate } from './visibility.ts'

/** Sends a durable update to `sockets`: to each what it may see, encoded once for all who see the same. */
export function relay(update: Uint8Array, sockets: Iterable<RoomSocket>): void {
  const frames = new Map<Uint8Array, Uint8Array>()
  for (const socket of sockets) {
    const visible = visibleUpdate(update, socket)
    if (visible === null) continue
    const frame = frames.get(visible) ?? updateFrame(visible)
    frames.set(visible, frame)
    socket.send(frame)
  }
}
