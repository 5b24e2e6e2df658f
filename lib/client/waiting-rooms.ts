import { handleOf } from '@/lib/domain/annotation/entry-key.ts'
import { under } from './kept-open.ts'
import { outboxDatabase } from './outbox-database.ts'
import { findTabs } from './tab.ts'

/** A room for which something lies in this browser, and its writer's handle there. */
export interface WaitingRoom {
  roomId: string
  handle: string
}

/**
 * The rooms of a person for which something waits here that no open tab sends: the page that wrote it is closed. Rooms of
 * debates also where a claim was refused, since nothing else shows that outside of the debate. None where there is no storage.
 */
export async function findWaitingRooms(userId: string): Promise<WaitingRoom[]> {
  try {
    const db = await outboxDatabase()
    const [rows, refused, tabs] = await Promise.all([db.getAll('outbox', under(userId)), db.getAll('drafts', under(userId)), findTabs()])
    const left = [...rows.filter(({ tab }) => tabs?.has(tab) !== true), ...refused.filter(({ value }) => value.kind === 'claim')]
    return [...new Map(left.map(({ room, key }) => [room, { roomId: room, handle: handleOf(key) }])).values()]
  } catch {
    return []
  }
}

/** Whether anything of a person's lies in this browser for a room. */
export async function isAnythingLeft(userId: string, roomId: string): Promise<boolean> {
  try {
    const db = await outboxDatabase()
    const counts = await Promise.all([db.count('outbox', under(userId, roomId)), db.count('drafts', under(userId, roomId))])
    return counts.some((count) => count > 0)
  } catch {
    return false
  }
}
