import type { IncomingMessage } from 'node:http'
import type { Duplex } from 'node:stream'
import type { Logger } from 'pino'
import type { RawData } from 'ws'
import { WebSocketServer } from 'ws'
import { isOwnOrigin } from '@/lib/auth/origin.ts'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import { AccountLimits } from './account-limits.ts'
import type { Bus } from './cluster/bus.ts'
import { Cluster } from './cluster/cluster.ts'
import type { Entering } from './door.ts'
import { Door } from './door.ts'
import { toBytes } from './early-frames.ts'
import { readFrame } from './frames.ts'
import { Refusal } from './judge/refusal.ts'
import { keepCompiledCode } from './keep-code.ts'
import type { Limits } from './limits.ts'
import { defaultLimits } from './limits.ts'
import type { Room } from './room.ts'
import { RoomRegistry } from './room-registry.ts'
import type { RoomSocket } from './socket.ts'
import { farewell } from './socket.ts'
import { Watch } from './watch.ts'

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
  private readonly watch: Watch
  private readonly door: Door
  private isClosing = false

  constructor({ log, limits, idleMs = 10_000, tickMs = 15_000, pollMs = 2000, bus = null, beatMs }: SyncServerOptions) {
    this.log = log
    this.limits = { ...defaultLimits, ...limits }
    this.wss = new WebSocketServer({ noServer: true, perMessageDeflate: false, clientTracking: false, maxPayload: this.limits.maxFrameBytes })
    this.accounts = new AccountLimits(this.limits)
    this.cluster = new Cluster({ bus, ...(beatMs !== undefined && { beatMs }) })
    this.registry = new RoomRegistry({
      log, limits: this.limits, cluster: this.cluster, idleMs,
      charge: (socket, work) => {
        if (work > structsPerToken) this.charge(socket, 0, work / structsPerToken)
      },
    })
    this.watch = new Watch({ log, registry: this.registry, sockets: this.sockets, tickMs, pollMs, onTick: () => this.accounts.sweep() })
    this.door = new Door({
      log, limits: this.limits, accounts: this.accounts, registry: this.registry,
      isClosing: () => this.isClosing, changes: () => this.watch.changes, onEnter: (entering) => this.enter(entering),
    })
  }

  handleUpgrade(req: IncomingMessage, socket: Duplex, head: Buffer): void {
    if (!isOwnOrigin(req.headers)) return endUpgrade(socket, '403 Forbidden')
    if (this.isClosing || this.door.isCrowded) return endUpgrade(socket, '503 Service Unavailable')
    this.wss.handleUpgrade(req, socket, head, (ws) => void this.door.arrive(ws, req))
  }

  async close(): Promise<void> {
    this.isClosing = true
    this.watch.stop()
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

  private enter({ ws, socket, room, access, asked, early, sent }: Entering): void {
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
    room.setHiding(access, asked)
    const isAnswered = room.join(socket, sent)
    for (const [i, { data, isBinary }] of early.end().entries()) {
      if (i === 0 && isAnswered) this.charge(socket, data.length, connectTokens)
      else this.receive(socket, room, data, isBinary)
    }
    ws.on('message', (raw: RawData, isBinary: boolean) => this.receive(socket, room, toBytes(raw), isBinary))
  }

  /** Whatever somebody sends, it ends at the most their socket. */
  private receive(socket: RoomSocket, room: Room, data: Uint8Array, isBinary: boolean): void {
    try {
      this.take(socket, room, data, isBinary)
    } catch (error) {
      this.log.error({ err: error, room: room.id, user: socket.userId }, 'a message could not be taken')
      socket.close(closeCode.commitFailed, 'What you sent could not be taken.')
    }
  }

  private take(socket: RoomSocket, room: Room, data: Uint8Array, isBinary: boolean): void {
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
}

/** Milliseconds of debt beyond which a flood is not waited out. */
const patience = ({ burstPerAccount, tokensPerSecond }: Limits) => Math.max(10_000, (2000 * burstPerAccount) / tokensPerSecond)

function endUpgrade(socket: Duplex, status: string): void {
  // The http server has let go of the socket: without a listener, a reset would end the process.
  socket.on('error', () => socket.destroy())
  socket.end(`HTTP/1.1 ${status}\r\nConnection: close\r\nContent-Length: 0\r\n\r\n`)
  // Nor does anybody else look whether the peer goes.
  setTimeout(() => socket.destroy(), farewell).unref()
}
