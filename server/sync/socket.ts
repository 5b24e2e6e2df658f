import type { WebSocket } from 'ws'
import type { RoomAccess } from '@/lib/db/room-access.ts'
import type { Role } from '@/lib/domain/course/policy.ts'
import { may } from '@/lib/domain/course/policy.ts'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import { postilFrame } from './frames.ts'
import { Refusal } from './judge/refusal.ts'
import type { Limits } from './limits.ts'
import type { View, Viewer } from './visibility.ts'

/** An update that waits for what it builds on. */
export interface Parked {
  count: number
  bytes: Uint8Array
}

/** Milliseconds a peer has to answer a close before its connection is cut. */
const farewell = 2000
/** RFC 6455, 5.5.1: a close frame's reason is at most 123 bytes. */
const maxReason = 120

/** One socket of one person in one room. */
export class RoomSocket implements Viewer {
  readonly userId: string
  readonly readingId: string
  readonly sessionId: string
  readonly handle: string
  /** Whether it asked for our own messages. */
  readonly isPostil: boolean
  role: Role
  mayWrite: boolean
  /** An update of it was refused: nothing it still sends counts. */
  isRefused = false
  /** It has been closed. */
  isOver = false
  /** Looks in a row since which nothing came. */
  silentTicks = 0
  readonly since = Date.now()
  lastSent = Date.now()
  parked: Parked[] = []
  parkedSince: number | null = null
  /** Its doc cannot be brought up to date (outdated.ts): it is told no more of the room, and closed once what it has written has come. Since when, milliseconds. */
  outdatedSince: number | null = null
  /** Its doc has of others what it does not see any more. */
  isAhead = false
  /** How it sees its room; null where that has to be found out anew. */
  view: View | null = null

  private readonly ws: WebSocket
  private readonly limits: Limits
  /** Update messages received, and which of them are not settled, in order. */
  private received = 0
  private readonly unsettled = new Set<number>()
  private acknowledged = 0
  private waitingMessages = 0
  private waitingBytes = 0
  private readonly pauses = new Set<'queue' | 'rate'>()

  constructor(ws: WebSocket, access: RoomAccess, options: { sessionId: string; isPostil: boolean; limits: Limits }) {
    this.ws = ws
    this.limits = options.limits
    this.sessionId = options.sessionId
    this.isPostil = options.isPostil
    this.userId = access.userId
    this.readingId = access.readingId
    this.handle = access.handle
    this.role = access.role
    this.mayWrite = access.mayWrite
  }

  get mayModerate(): boolean {
    return may(this.role, 'layer:moderate')
  }

  get isPaused(): boolean {
    return this.pauses.size > 0
  }

  /** Sends a frame; a reader that leaves too much unread is dropped and catches up when it comes back. */
  send(frame: Uint8Array): void {
    if (this.isOver) return
    if (this.ws.bufferedAmount > this.limits.maxBufferedBytes) {
      this.close(closeCode.tooSlow, 'Too much was left unread.')
      return
    }
    this.lastSent = Date.now()
    this.ws.send(frame)
  }

  close(code: number, reason: string): void {
    this.isOver = true
    this.parked = []
    // A paused socket would not hear the answer to the close.
    if (this.isPaused) this.ws.resume()
    this.pauses.clear()
    this.ws.close(code, cut(reason))
    setTimeout(() => this.ws.terminate(), farewell).unref()
  }

  ping(): void {
    this.silentTicks++
    this.ws.ping()
  }

  terminate(): void {
    this.isOver = true
    this.ws.terminate()
  }

  /** Numbers an update message that has come. Reading stops while too many wait. */
  take(bytes: number): number {
    this.waitingMessages++
    this.waitingBytes += bytes
    if (this.waitingMessages >= this.limits.maxWaitingMessages || this.waitingBytes >= this.limits.maxWaitingBytes) this.pause('queue')
    this.received++
    this.unsettled.add(this.received)
    return this.received
  }

  /** A message has left the queue. */
  leaveQueue(bytes: number): void {
    this.waitingMessages--
    this.waitingBytes -= bytes
    if (this.waitingMessages < this.limits.maxWaitingMessages / 2 && this.waitingBytes < this.limits.maxWaitingBytes / 2) this.resume('queue')
  }

  /** Message number `count` counts and is durable, or changes nothing. */
  settle(count: number): void {
    this.unsettled.delete(count)
  }

  /** Tells how many of the first messages are settled, where that has grown. */
  acknowledge(): void {
    const [oldest] = this.unsettled
    const count = oldest === undefined ? this.received : oldest - 1
    if (count <= this.acknowledged) return
    this.acknowledged = count
    if (this.isPostil) this.send(postilFrame({ type: 'acknowledged', count }))
  }

  /** Ends the socket over its message number `count`. */
  refuse(count: number, { code, message, keys }: Refusal): void {
    if (this.isOver) return
    if (this.isPostil) this.send(postilFrame({ type: 'refused', count, code, message, keys }))
    this.close(closeCode.refused, `${code}: ${message}`)
  }

  /** Refuses what has waited too long for what it builds on, and ends who is outdated and says nothing. */
  giveUp(now: number): void {
    if (this.outdatedSince !== null && now - this.outdatedSince >= this.limits.gapPatienceMs) this.endOutdated()
    const [oldest] = this.parked
    if (oldest === undefined || this.parkedSince === null || now - this.parkedSince < this.limits.gapPatienceMs) return
    this.isRefused = true
    this.refuse(oldest.count, new Refusal('gap'))
  }

  outdate(): void {
    this.outdatedSince ??= Date.now()
  }

  /** Ends an outdated socket: what it had to say has come, or does not come. */
  endOutdated(): void {
    if (this.outdatedSince === null || this.isOver) return
    this.close(closeCode.outdated, 'The room was made anew while you were away. Begin with a fresh doc.')
  }

  /** Stops reading for a while, so that the flood stays where it comes from. */
  pauseFor(milliseconds: number): void {
    if (this.pauses.has('rate')) return
    this.pause('rate')
    setTimeout(() => this.resume('rate'), milliseconds).unref()
  }

  private pause(why: 'queue' | 'rate'): void {
    if (this.isOver || this.pauses.has(why)) return
    if (this.pauses.size === 0) this.ws.pause()
    this.pauses.add(why)
  }

  private resume(why: 'queue' | 'rate'): void {
    if (!this.pauses.delete(why) || this.pauses.size > 0) return
    this.silentTicks = 0
    this.ws.resume()
  }
}

/** Cut to what a close frame holds. */
export function cut(reason: string): string {
  let text = reason
  while (Buffer.byteLength(text) > maxReason) text = text.slice(0, -1)
  return text
}
