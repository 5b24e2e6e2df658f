import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import type { WebSocket } from 'ws'
import { WebSocketServer } from 'ws'
import { accessEvents } from '@/lib/auth/events.ts'
import { isOwnOrigin } from '@/lib/auth/origin.ts'
import { findRoomAccess } from '@/lib/db/room-access.ts'
import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import { AccountLimits } from './account-limits.ts'
import { findEntrance, readDestination } from './arrival.ts'
import type { Bus } from './cluster/bus.ts'
import { Cluster } from './cluster/cluster.ts'
import { readHeads } from './cluster/read-heads.ts'
import { EarlyFrames } from './early-frames.ts'
import { keepaliveFrame, postilFrame, readFrame } from './frames.ts'
import { Refusal } from './judge/refusal.ts'
import { keepCompiledCode } from './keep-code.ts'
import type { Limits } from './limits.ts'
import { defaultLimits } from './limits.ts'
import { applyAccess, checkSeats, expel } from './rights.ts'
import type { Room } from './room.ts'
import { RoomRegistry } from './room-registry.ts'
import { cut, RoomSocket } from './socket.ts'

export interface SyncServerOptions {
  log: Logger
  limits?: Partial<Limits>
  /** Milliseconds a room stays in memory when everybody has left. */
  idleMs?: number
  /** Milliseconds between looks at who is still there, and messages to those who heard nothing; below 20 s. */
  tickMs?: number
  /** Milliseconds between looks in Postgres at what other processes, or nobody in particular, have changed: logs, rights, sessions. */
  pollMs?: number
  /** To the other processes that serve the same rooms; null where there are none. It is closed with the server. */
  bus?: Bus | null
  /** Milliseconds between saying to the other processes who is here. */
  beatMs?: number
}

export interface SyncServer {
  /** For requests to `/sync/<room>`. Decides by itself who may come in. */
  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void
  /** Commits what has come, closes all sockets (4501), and leaves snapshots. */
  close(): Promise<void>
  stats(): { sockets: number; rooms: number }
  /** Whether Redis answers; null where there is none. */
  reachesRedis(): Promise<boolean | null>
}

/** Work beyond this is charged to its author: structs that a judgement may look at for one token. */
const structsPerToken = 500
const connectTokens = 5
/** Looks in a row at which nothing has come, not even an answer to a ping, from a peer that is gone. */
const maxSilentTicks = 2

/** The real-time rooms: y-websocket's protocol, one layer a room. See docs/protocol.md. */
export function createSyncServer(options: SyncServerOptions): SyncServer {
  keepCompiledCode()
  return new Server(options)
}

class Server implements SyncServer {
  private readonly log: Logger
  private readonly limits: Limits
  private readonly wss: WebSocketServer
  private readonly accounts: AccountLimits
  private readonly registry: RoomRegistry
  private readonly sockets = new Map<RoomSocket, Room>()
  private readonly cluster: Cluster
  private readonly timer: NodeJS.Timeout
  private readonly pollTimer: NodeJS.Timeout
  private isPolling = false
  private readonly tickMs: number
  /** Lookups under way. */
  private arriving = 0
  /** Sessions ended and rights changed, counted. */
  private changes = 0
  private isClosing = false

  constructor({ log, limits, idleMs = 10_000, tickMs = 15_000, pollMs = 2000, bus = null, beatMs }: SyncServerOptions) {
    this.log = log
    this.limits = { ...defaultLimits, ...limits }
    this.tickMs = tickMs
    this.wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false, maxPayload: this.limits.maxFrameBytes })
    this.accounts = new AccountLimits(this.limits)
    this.cluster = new Cluster({ bus, ...(beatMs !== undefined && { beatMs }) })
    this.registry = new RoomRegistry({
      log, limits: this.limits, cluster: this.cluster, idleMs,
      charge: (socket, work) => {
        if (work > structsPerToken) this.charge(socket, 0, work / structsPerToken)
      },
    })
    this.timer = setInterval(() => this.tick(), tickMs).unref()
    this.pollTimer = setInterval(() => void this.poll(), pollMs).unref()
    accessEvents().on('session-ended', this.onSessionEnded).on('rights-changed', this.onRightsChanged).on('reading-changed', this.onReadingChanged)
  }

  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!isOwnOrigin(req.headers)) return endUpgrade(socket, '403 Forbidden')
    if (this.isClosing || this.arriving >= this.limits.maxArriving) return endUpgrade(socket, '503 Service Unavailable')
    this.wss.handleUpgrade(req, socket, head, (ws) => void this.arrive(ws, req))
  }

  async close(): Promise<void> {
    this.isClosing = true
    clearInterval(this.timer)
    clearInterval(this.pollTimer)
    accessEvents().off('session-ended', this.onSessionEnded).off('rights-changed', this.onRightsChanged).off('reading-changed', this.onReadingChanged)
    await this.registry.close()
    await this.cluster.close()
    this.wss.close()
  }

  stats(): { sockets: number; rooms: number } {
    return { sockets: this.sockets.size, rooms: this.registry.size }
  }

  async reachesRedis(): Promise<boolean | null> {
    return (await this.cluster.bus?.answers()) ?? null
  }

  /** The socket is open already: only so can a browser be told why it is closed. */
  private async arrive(ws: WebSocket, req: IncomingMessage): Promise<void> {
    const early = new EarlyFrames(ws, this.limits)
    // What goes wrong with a connection ends it; 'close' follows.
    ws.on('error', (error) => this.log.debug({ err: error }, 'a socket failed'))
    this.arriving++
    try {
      await this.admit(ws, req, early)
    } catch (error) {
      this.log.error({ err: error }, 'a socket could not be let in')
      closeUnadmitted(ws, closeCode.commitFailed, 'The room cannot be opened just now.')
    } finally {
      this.arriving--
    }
  }

  private async admit(ws: WebSocket, req: IncomingMessage, early: EarlyFrames): Promise<void> {
    const { roomId, isPostil } = readDestination(req.url)
    for (;;) {
      const before = this.changes
      const entrance = await findEntrance(req, roomId, () => this.changes)
      if ('code' in entrance) return closeUnadmitted(ws, entrance.code, entrance.reason)
      const { access, sessionId } = entrance
      const room = await this.registry.open(access.roomId, access.readingId)
      if (room === null) return closeUnadmitted(ws, closeCode.notFound, 'There is no such room.')
      if (this.isClosing) return closeUnadmitted(ws, closeCode.goingAway, 'The server is going down.')
      if (this.changes !== before) continue
      if (ws.readyState !== ws.OPEN) return
      if (!this.accounts.open(access.userId)) return closeUnadmitted(ws, closeCode.rateLimited, 'Too many tabs are open under your name.')
      return this.enter(ws, new RoomSocket(ws, access, { sessionId, isPostil, limits: this.limits }), room, early, access)
    }
  }

  private enter(ws: WebSocket, socket: RoomSocket, room: Room, early: EarlyFrames, hiding: LayerHiding): void {
    this.sockets.set(socket, room)
    ws.on('close', () => {
      this.sockets.delete(socket)
      this.accounts.close(socket.userId)
      socket.isOver = true
      room.leave(socket)
    })
    ws.on('pong', () => {
      socket.silentTicks = 0
    })
    this.charge(socket, 0, connectTokens)
    room.setHiding(hiding)
    room.join(socket)
    early.handOver((data, isBinary) => this.receive(socket, room, data, isBinary))
  }

  private receive(socket: RoomSocket, room: Room, data: Uint8Array, isBinary: boolean): void {
    // What comes while the server goes down is not acknowledged, so it is sent again.
    if (socket.isOver || socket.isRefused || this.isClosing) return
    socket.silentTicks = 0
    const message = isBinary ? readFrame(data) : null
    if (message === null) return socket.close(closeCode.refused, 'malformed: This is no message of the protocol.')
    // A whole room may be asked for, which is dearer than what asks. Stock clients repeat everybody's presence, which is cheap.
    this.charge(socket, message.kind === 'awareness' ? data.length / 16 : data.length, message.kind === 'step1' ? connectTokens : 0)
    switch (message.kind) {
      case 'step1': return room.answer(socket, message.bytes)
      case 'step2': return room.receive(socket, message.bytes, true)
      case 'update': return room.receive(socket, message.bytes, false)
      case 'query-awareness': return room.sendAwareness(socket)
      case 'awareness':
        if (!room.receiveAwareness(socket, message.bytes)) socket.close(closeCode.refused, 'malformed: This is no awareness update.')
    }
  }

  /** Beyond the allowance a person's sockets are read more slowly; one that goes on regardless is closed. */
  private charge(socket: RoomSocket, bytes: number, more = 0): void {
    const wait = this.accounts.charge(socket.userId, bytes, more)
    if (wait === 0 || socket.isOver) return
    if (wait > patience(this.limits)) socket.close(closeCode.rateLimited, new Refusal('rate-limited').message)
    else socket.pauseFor(wait)
  }

  private readonly onSessionEnded = (sessionId: string): void => {
    this.changes++
    for (const socket of this.sockets.keys()) if (socket.sessionId === sessionId) expel(socket, closeCode.unauthenticated, 'Sign in again.')
  }

  private readonly onReadingChanged = (readingId: string): void => {
    const frame = postilFrame({ type: 'reading-changed' })
    for (const socket of this.sockets.keys()) if (socket.isPostil && socket.readingId === readingId) socket.send(frame)
  }

  private readonly onRightsChanged = (userId: string): void => {
    this.changes++
    for (const [socket, room] of this.sockets) if (socket.userId === userId) void this.readRightsAgain(socket, room)
  }

  private async readRightsAgain(socket: RoomSocket, room: Room): Promise<void> {
    try {
      const access = await findRoomAccess(socket.userId, room.id)
      applyAccess(socket, access)
      if (access !== null) room.setHiding(access)
      room.review()
    } catch (error) {
      this.log.error({ err: error }, 'rights could not be read again')
      expel(socket, closeCode.commitFailed, 'The room cannot be opened just now.')
    }
  }

  private tick(): void {
    const now = Date.now()
    for (const socket of this.sockets.keys()) {
      if (socket.isPaused) continue
      if (socket.silentTicks >= maxSilentTicks) {
        socket.terminate()
        continue
      }
      socket.giveUp(now)
      socket.ping()
      if (now - socket.lastSent >= this.tickMs / 2) socket.send(keepaliveFrame)
    }
    this.accounts.sweep()
  }

  /**
   * Asks Postgres what has changed: messages between processes may be lost, and sessions end and readings open by
   * themselves. One question is out at a time; what fails is asked again.
   */
  private async poll(): Promise<void> {
    if (this.isPolling) return
    this.isPolling = true
    try {
      const rooms = this.registry.byId()
      for (const { id, head, epoch, hiding } of await readHeads([...rooms.keys()])) {
        const room = rooms.get(id)
        if (room !== undefined && (head > room.head || epoch !== room.epoch)) room.look()
        room?.setHiding(hiding)
      }
      await checkSeats([...this.sockets].map(([socket, room]) => ({ socket, roomId: room.id })))
      for (const room of rooms.values()) room.review()
    } catch (error) {
      this.log.warn({ err: error }, 'what has changed could not be read')
    } finally {
      this.isPolling = false
    }
  }
}

/** Milliseconds of debt beyond which a flood is not waited out. */
const patience = ({ burstPerAccount, tokensPerSecond }: Limits) => Math.max(10_000, (2000 * burstPerAccount) / tokensPerSecond)

function closeUnadmitted(ws: WebSocket, code: number, reason: string): void {
  ws.close(code, cut(reason))
  setTimeout(() => ws.terminate(), 2000).unref()
}

function endUpgrade(socket: Duplex, status: string): void {
  // The http server has let go of the socket: without a listener, a reset would end the process.
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
}
