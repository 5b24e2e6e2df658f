import { log } from '@/lib/log.ts'
import type { Rooms } from './web.ts'

/** The real-time rooms, once they are there. */
export async function openRooms(): Promise<Rooms & { close(): Promise<void> }> {
  const where: string = './sync/sync-server.ts'
  try {
    const { createSyncServer } = (await import(where)) as { createSyncServer: (options: object) => Rooms & { close(): Promise<void> } }
    return createSyncServer({})
  } catch (error) {
    log().error({ err: error }, 'no rooms')
    return { handleUpgrade: (_request, socket) => socket.destroy(), close: () => Promise.resolve() }
  }
}
