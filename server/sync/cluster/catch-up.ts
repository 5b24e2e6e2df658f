import type { Logger } from 'pino'
import * as Y from 'yjs'
import { pool } from '@/lib/db/client.ts'
import type { RoomRules } from '../judge/rules.ts'
import type { Limits } from '../limits.ts'
import { loadRoom } from '../load.ts'
import { LeftBehindError, RoomDoc } from '../room-doc.ts'
import type { RoomState } from '../room-state.ts'
import type { News } from './read-news.ts'
import { noRoom, readNews } from './read-news.ts'

/** What another process has written, as a round is published. */
export interface Foreign {
  /** In one update; null where it changes nothing. */
  update: Uint8Array | null
  /** Whether entries were hidden or shown, and which may be hidden only now. */
  isModerated: boolean
  hiddenNow: string[]
}

/**
 * Brings a doc that is what is durable up to what is durable now; null where it is that already. `too-far`: the log
 * begins later, or the doc was made anew, so the room has to be read anew. Throws where the doc is broken after it.
 */
export function applyNews(state: RoomState, news: News): Foreign | 'too-far' | null {
  if (news.epoch !== state.epoch || news.snapSeq > state.head) return 'too-far'
  state.snapSeq = news.snapSeq
  if (news.updates.length === 0) return null
  const foreign = state.doc.take(news.updates)
  state.head = news.head
  return foreign
}

/** Puts what is durable in place of a doc that may be ahead of it; gives what others have written since `state.head`. Throws where those who are here lack what came before a new epoch, and must come again. */
export async function readAnew(roomId: string, state: RoomState, { rules, limits, log }: { rules: RoomRules; limits: Limits; log: Logger }): Promise<Foreign | null> {
  const { head: before, epoch } = state
  const loaded = await loadRoom(roomId)
  if (loaded === null) throw noRoom(roomId)
  state.doc = new RoomDoc(loaded, { rules, limits, log })
  state.head = loaded.head
  state.snapSeq = loaded.snapSeq
  state.epoch = loaded.epoch
  if (loaded.head === before) return null
  const news = await readNews(pool(), roomId, before)
  // They get no more from here: as they come again, each says what it has, and is told whether it can go on with that (outdated.ts).
  if (news.snapSeq > before && loaded.epoch !== epoch) throw new LeftBehindError(`Room ${roomId} has begun a new epoch since it was last read.`)
  // What the log has lost to a snapshot cannot be told from what was there: everything is said again, which is as good.
  const isWhole = news.snapSeq <= before
  const update = isWhole ? Y.mergeUpdates(news.updates.filter(({ seq }) => seq <= loaded.head).map(({ bytes }) => bytes)) : state.doc.encode()
  return { update, isModerated: true, hiddenNow: [...state.doc.visibility.hidden] }
}
