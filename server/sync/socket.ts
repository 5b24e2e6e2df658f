import type { WebSocket } from 'ws'
import type { RoomAccess } from '@/lib/db/room-access.ts'
import type { Role } from '@/lib/domain/course/policy.ts'
import { may } from '@/lib/domain/course/policy.ts'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import { postilFrame } from './frames.ts'
import { Refusal } from './judge/refusal.ts'
import type { Limits } from './limits.ts'
import type { View, Viewer } from './visibility.ts'

/** Why a socket is not read: too much of it waits, or it has sent too much. */
type Pause = 'queue' | 'rate'

/** An update that waits for what it builds on. */
export interface Parked {
  count: number
  bytes: Uint8Array
}

/** Most sockets have none. */
const none: readonly Parked[] = []
/** Milliseconds a peer has to go, once it was told to, before its connection is cut. */
export const farewell = 2000
/** RFC 6455, 5.5.1: a close frame's reason is at most 123 bytes. */
const maxReason = 120

/** One socket of one person in one room. There are thousands: what most do not need, they do not hold. */
export class RoomSocket implements Viewer {
  readonly userId: string
  /** Null in a debate. */
  readonly readingId: string | null
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
  /** When its rights were asked for, as it has them now, milliseconds. */
  judgedAt = Date.now()
  lastSent = Date.now()
  parked: readonly Parked[] = none
  parkedSince: number | null = null
  /** Its doc cannot be brought up to date (outdated.ts): it is told no more of the room, and closed once what it has written has come. Since when, milliseconds. */
  outdatedSince: number | null = null
  /** Its doc has of others what it does not see any more. */
  isAhead = false
  /** It was brought up to date, and so can take what comes after it. */
  isServed = false
  /** How it sees its room; null where that has to be found out anew. */
  view: View | null = null

  private readonly ws: WebSocket
  private readonly limits: Limits
  /** Update messages received, and how many of the first of them are settled; which are settled beyond one that is not. */
  private received = 0
  private settled = 0
  private early: Set<number> | null = null
  private acknowledged = 0
  private waitingMessages = 0
  private waitingBytes = 0
  private readonly pauses: Record<Pause, boolean> = { queue: false, rate: false }

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
    return this.pauses.queue || this.pauses.rate
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
    this.parked = none
    // A paused socket would not hear the answer to the close.
    if (this.isPaused) this.ws.resume()
    this.pauses.queue = this.pauses.rate = false
    sendAway(this.ws, code, reason)
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
    return ++this.received
  }

  /** A message has left the queue. */
  leaveQueue(bytes: number): void {
    this.waitingMessages--
    this.waitingBytes -= bytes
    if (this.waitingMessages < this.limits.maxWaitingMessages / 2 && this.waitingBytes < this.limits.maxWaitingBytes / 2) this.resume('queue')
  }

  /** Message number `count` counts and is durable, or changes nothing. */
  settle(count: number): void {
    if (count !== this.settled + 1) {
      this.early = (this.early ?? new Set()).add(count)
      return
    }
    this.settled = count
    while (this.early?.delete(this.settled + 1) === true) this.settled++
    if (this.early?.size === 0) this.early = null
  }

  /** Updates of it wait for what they build on, since then. */
  park(parked: readonly Parked[], since: number | null): void {
    if (this.isOver) return
    this.parked = parked.length === 0 ? none : parked
    this.parkedSince = since
  }

  /** Tells how many of the first messages are settled, where that has grown. */
  acknowledge(): void {
    if (this.settled <= this.acknowledged) return
    this.acknowledged = this.settled
    if (this.isPostil) this.send(postilFrame({ type: 'acknowledged', count: this.settled }))
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
    if (this.pauses.rate) return
    this.pause('rate')
    setTimeout(() => this.resume('rate'), milliseconds).unref()
  }

  private pause(why: Pause): void {
    if (this.isOver || this.pauses[why]) return
    if (!this.isPaused) this.ws.pause()
    this.pauses[why] = true
  }

  private resume(why: Pause): void {
    if (!this.pauses[why]) return
    this.pauses[why] = false
    if (this.isPaused) return
    this.silentTicks = 0
    this.ws.resume()
  }
}

/** Closes a connection, and cuts it where its peer does not answer. */
export function sendAway(ws: WebSocket, code: number, reason: string): void {
  ws.close(code, cut(reason))
  setTimeout(() => ws.terminate(), farewell).unref()
}

/** Cut to what a close frame holds. */
function cut(reason: string): string {
  let text = reason
  while (Buffer.byteLength(text) > maxReason) text = text.slice(0, -1)
  return text
}
