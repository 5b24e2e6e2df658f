import type { WebSocket } from 'ws'
import type { RoomAccess } from '@/lib/db/room-access.ts'
import { may } from '@/lib/domain/course/policy.ts'
import { isHiding } from '@/lib/domain/layer/hiding.ts'
import type { EarlyFrames } from './early-frames.ts'
import { asksForAll } from './frames.ts'
import type { Limits } from './limits.ts'
import type { StoredRoom } from './read-room.ts'

/** A room, all of it, as it was sent to somebody. */
export interface Sent {
  head: number
  epoch: number
}

/** Somebody at the door, whose access has been decided. */
export interface Visitor {
  ws: WebSocket
  early: EarlyFrames
  access: RoomAccess
  limits: Limits
}

/**
 * What comes to somebody who asks for all there is of a room that is not in memory: the stored snapshot, before the doc
 * is made of it, which takes as long as their own. Only where it is the whole room and they may see all that is in it.
 */
export class HeadStart {
  /** What was given. */
  sent: Sent | null = null
  private readonly visitor: Visitor
  private readonly mayEnter: () => boolean

  /** `mayEnter`: whether the visitor's right, which has been decided, still counts. */
  constructor(visitor: Visitor, mayEnter: () => boolean) {
    this.visitor = visitor
    this.mayEnter = mayEnter
  }

  /** Sends what is stored, where it may be; resolves when it is on its way. Null where nothing is sent. */
  give(stored: StoredRoom): Promise<void> | null {
    const { frame } = stored
    const { ws, early, access, limits } = this.visitor
    if (frame === null || this.sent !== null || ws.readyState !== ws.OPEN || !asksForAll(early.first) || !this.mayEnter() || !isOpenTo(access, stored)) return null
    // What follows it, which is little, must not find the socket too slow.
    if (frame.length > 0.9 * limits.maxBufferedBytes) return null
    this.sent = { head: stored.head, epoch: stored.epoch }
    return new Promise((resolve) => ws.send(frame, () => resolve()))
  }
}

/** Whether the snapshot is all of the room, and somebody with `access` may see all of it. Where it would take the doc to tell, no. */
export function isOpenTo(access: Pick<RoomAccess, 'role' | 'hiding' | 'revealAt'>, { frame, isModerated, head, snapSeq, hiding }: Pick<StoredRoom, 'frame' | 'isModerated' | 'head' | 'snapSeq' | 'hiding'>, now = new Date()): boolean {
  if (frame === null || head !== snapSeq) return false
  if (may(access.role, 'layer:moderate')) return true
  return !isHiding(access, now) && !isHiding(hiding, now) && !isModerated
}
