import type { IncomingMessage } from 'node:http'
import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import type { RoomAccess } from '@/lib/db/room-access.ts'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import type { AccountLimits } from './account-limits.ts'
import { findEntrance, readDestination } from './arrival.ts'
import { EarlyFrames } from './early-frames.ts'
import type { Sent } from './head-start.ts'
import { HeadStart } from './head-start.ts'
import type { Limits } from './limits.ts'
import type { Room } from './room.ts'
import type { RoomRegistry } from './room-registry.ts'
import { RoomSocket, sendAway } from './socket.ts'

export interface DoorOptions {
  log: Logger
  limits: Limits
  accounts: AccountLimits
  registry: RoomRegistry
  isClosing: () => boolean
  /** Sessions ended and rights changed, counted. */
  changes: () => number
  onEnter: (entering: Entering) => void
}

/** Somebody who may come in, and comes. */
export interface Entering {
  ws: WebSocket
  socket: RoomSocket
  room: Room
  access: RoomAccess
  /** When that was asked for, milliseconds. */
  asked: number
  early: EarlyFrames
  /** What they have of the room already. */
  sent: Sent | null
}

/** Decides who comes into which room. The socket is open already: only so can a browser be told why it is closed. */
export class Door {
  private readonly options: DoorOptions
  /** Lookups under way. */
  private arriving = 0

  constructor(options: DoorOptions) {
    this.options = options
  }

  get isCrowded(): boolean {
    return this.arriving >= this.options.limits.maxArriving
  }

  async arrive(ws: WebSocket, req: IncomingMessage): Promise<void> {
    const { log, limits } = this.options
    const early = new EarlyFrames(ws, limits)
    // What goes wrong with a connection ends it; 'close' follows.
    ws.on('error', this.onSocketError)
    this.arriving++
    try {
      await this.admit(ws, req, early)
    } catch (error) {
      log.error({ err: error }, 'a socket could not be let in')
      sendAway(ws, closeCode.commitFailed, 'The room cannot be opened just now.')
    } finally {
      this.arriving--
    }
  }

  private async admit(ws: WebSocket, req: IncomingMessage, early: EarlyFrames): Promise<void> {
    const { limits, accounts, registry, isClosing, changes, onEnter } = this.options
    const { roomId, isPostil } = readDestination(req.url)
    for (;;) {
      const before = changes()
      const asked = Date.now()
      const entrance = await findEntrance(req, roomId, changes)
      if ('code' in entrance) return sendAway(ws, entrance.code, entrance.reason)
      const { access, sessionId } = entrance
      const start = new HeadStart({ ws, early, access, limits }, () => !isClosing() && changes() === before && accounts.mayOpen(access.userId))
      const room = await registry.open(access, (stored) => start.give(stored))
      if (room === null) return sendAway(ws, closeCode.notFound, 'There is no such room.')
      if (isClosing()) return sendAway(ws, closeCode.goingAway, 'The server is going down.')
      // A room may be given up in the moment in which it is handed over.
      if (changes() !== before || room.isDiscarded) continue
      if (ws.readyState !== ws.OPEN) return
      if (!accounts.open(access.userId)) return sendAway(ws, closeCode.rateLimited, 'Too many tabs are open under your name.')
      return onEnter({ ws, socket: new RoomSocket(ws, access, { sessionId, isPostil, limits }), room, access, asked, early, sent: start.sent })
    }
  }

  private readonly onSocketError = (error: Error): void => this.options.log.debug({ err: error }, 'a socket failed')
}
