import type { Logger } from 'pino'
import { accessEvents } from '@/lib/auth/events.ts'
import { findRoomAccess } from '@/lib/db/room-access.ts'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import { readHeads } from './cluster/read-heads.ts'
import { keepaliveFrame, postilFrame } from './frames.ts'
import { applyAccess, checkSeats, expel } from './rights.ts'
import type { Room } from './room.ts'
import type { RoomRegistry } from './room-registry.ts'
import type { RoomSocket } from './socket.ts'

export interface WatchOptions {
  log: Logger
  registry: RoomRegistry
  sockets: ReadonlyMap<RoomSocket, Room>
  tickMs: number
  pollMs: number
  /** With each look at who is still there. */
  onTick(): void
}

/** Looks in a row at which nothing has come, not even an answer to a ping, from a peer that is gone. */
const maxSilentTicks = 2

/** Keeps what is open true to what has changed elsewhere: who is still there, who may still be, and what others have written. */
export class Watch {
  /** Sessions ended and rights changed, counted. */
  changes = 0
  private readonly options: WatchOptions
  private readonly timer: NodeJS.Timeout
  private readonly pollTimer: NodeJS.Timeout
  private isPolling = false

  constructor(options: WatchOptions) {
    this.options = options
    this.timer = setInterval(() => this.tick(), options.tickMs).unref()
    this.pollTimer = setInterval(() => void this.poll(), options.pollMs).unref()
    accessEvents().on('session-ended', this.onSessionEnded).on('rights-changed', this.onRightsChanged).on('reading-changed', this.onReadingChanged)
  }

  stop(): void {
    clearInterval(this.timer)
    clearInterval(this.pollTimer)
    accessEvents().off('session-ended', this.onSessionEnded).off('rights-changed', this.onRightsChanged).off('reading-changed', this.onReadingChanged)
  }

  private readonly onSessionEnded = (sessionId: string): void => {
    this.changes++
    for (const socket of this.options.sockets.keys()) if (socket.sessionId === sessionId) expel(socket, closeCode.unauthenticated, 'Sign in again.')
  }

  private readonly onReadingChanged = (readingId: string): void => {
    const frame = postilFrame({ type: 'reading-changed' })
    for (const socket of this.options.sockets.keys()) if (socket.isPostil && socket.readingId === readingId) socket.send(frame)
  }

  private readonly onRightsChanged = (userId: string): void => {
    this.changes++
    for (const [socket, room] of this.options.sockets) if (socket.userId === userId) void this.readRightsAgain(socket, room)
  }

  private async readRightsAgain(socket: RoomSocket, room: Room): Promise<void> {
    const asked = Date.now()
    try {
      const access = await findRoomAccess(socket.userId, room.id)
      applyAccess(socket, access, asked)
      if (access !== null) room.setHiding(access, asked)
      room.review()
    } catch (error) {
      this.options.log.error({ err: error }, 'rights could not be read again')
      expel(socket, closeCode.commitFailed, 'The room cannot be opened just now.')
    }
  }

  private tick(): void {
    const now = Date.now()
    for (const socket of this.options.sockets.keys()) {
      if (socket.isPaused) continue
      if (socket.silentTicks >= maxSilentTicks) {
        socket.terminate()
        continue
      }
      socket.giveUp(now)
      socket.ping()
      if (now - socket.lastSent >= this.options.tickMs / 2) socket.send(keepaliveFrame)
    }
    this.options.onTick()
  }

  /**
   * Asks Postgres what has changed: messages between processes may be lost, and sessions end and readings open by
   * themselves. One question is out at a time; what fails is asked again.
   */
  private async poll(): Promise<void> {
    if (this.isPolling) return
    this.isPolling = true
    try {
      const asked = Date.now()
      const rooms = this.options.registry.byId()
      for (const { id, head, epoch, hiding } of await readHeads([...rooms.keys()])) {
        const room = rooms.get(id)
        if (room !== undefined && (head > room.head || epoch !== room.epoch)) room.look()
        if (hiding !== null) room?.setHiding(hiding, asked)
      }
      await checkSeats([...this.options.sockets].map(([socket, room]) => ({ socket, roomId: room.id })))
      for (const room of rooms.values()) room.review()
    } catch (error) {
      this.options.log.warn({ err: error }, 'what has changed could not be read')
    } finally {
      this.isPolling = false
    }
  }
}

