import { findWaitingRooms } from './waiting-rooms.ts'

/**
 * Sends what a person's closed pages have left in this browser, whatever room it is for; `shown` are the rooms that this page
 * has open anyway. What opens rooms is fetched only where something waits.
 */
export async function sendWaiting(userId: string, serverUrl: string, shown: ReadonlySet<string>): Promise<void> {
  const left = (await findWaitingRooms(userId)).filter(({ roomId }) => !shown.has(roomId))
  if (left.length === 0) return
  const [{ openLayer }, { busyRooms }] = await Promise.all([import('./layer-session.ts'), import('./busy-rooms.ts')])
  for (const { roomId, handle } of left) {
    if (!busyRooms.isHeld(roomId)) busyRooms.hold(userId, openLayer({ serverUrl, roomId, handle, userId }))
  }
}
