import { setTimeout as pause } from 'node:timers/promises'
import type { Logger } from 'pino'
import { closeCode } from '@/lib/domain/layer/wire.ts'
import type { RoomOwner } from '@/lib/db/room-access.ts'
import type { Cluster } from './cluster/cluster.ts'
import { CourseQuotations } from './course-quotations.ts'
import type { RoomRules } from './judge/rules.ts'
import { layerRules } from './judge/rules.ts'
import type { Limits } from './limits.ts'
import type { LoadedRoom } from './load.ts'
import { buildRoom } from './load.ts'
import type { StoredRoom } from './read-room.ts'
import { readRoom } from './read-room.ts'
import { OpenReadings } from './reading-texts.ts'
import { Room } from './room.ts'
import type { RoomSocket } from './socket.ts'

export interface RegistryOptions {
  log: Logger
  limits: Limits
  cluster: Cluster
  /** Milliseconds a room stays in memory when everybody has left. */
  idleMs: number
  charge(socket: RoomSocket, work: number): void
}

/** A room, and what it is the room of. */
export type RoomToOpen = RoomOwner & { roomId: string; courseId: string }

/** Told what is stored of a room, before its doc is made. What it gives is waited for, for a moment. */
export type OnStored = (stored: StoredRoom) => Promise<void> | null

/** Milliseconds for which what is already on its way goes out before a doc is made: nothing else moves meanwhile. */
const moment = 60

/** The rooms in memory: each loaded once, when first somebody comes, and let go when everybody has left. */
export class RoomRegistry {
  private readonly rooms = new Map<string, Promise<Room | null>>()
  /** Who waits for a room whose rows are being read. */
  private readonly waiting = new Map<string, OnStored[]>()
  private readonly live = new Set<Room>()
  private readonly timers = new Map<Room, NodeJS.Timeout>()
  private readonly readings = new OpenReadings()
  private readonly options: RegistryOptions

  constructor(options: RegistryOptions) {
    this.options = options
  }

  get size(): number {
    return this.live.size
  }

  /** The rooms in memory, by id. */
  byId(): Map<string, Room> {
    return new Map([...this.live].map((room) => [room.id, room]))
  }

  /**
   * The room, loaded if it is not; null where there is none. A version that a layer's reading got meanwhile is known after it.
   * `onStored` is called where it is loaded and whoever asks came before its rows.
   */
  async open(asked: RoomToOpen, onStored?: OnStored): Promise<Room | null> {
    const { roomId } = asked
    for (;;) {
      const known = this.rooms.get(roomId)
      const opening = known ?? this.load(asked)
      if (known === undefined) this.rooms.set(roomId, opening)
      if (onStored !== undefined) this.waiting.get(roomId)?.push(onStored)
      const room = await opening
      if (room === null) return null
      if (known !== undefined && asked.room === 'layer') await this.readings.refresh(asked.readingId)
      if (!room.isDiscarded) return room
    }
  }

  /** Commits what waits, writes snapshots, and closes all sockets. */
  async close(): Promise<void> {
    await Promise.allSettled(this.rooms.values())
    await Promise.all([...this.live].map(async (room) => {
      await room.settled()
      await room.snapshot()
      room.discard(closeCode.goingAway, 'The server is going down.')
    }))
  }

  private async load(asked: RoomToOpen): Promise<Room | null> {
    const { roomId } = asked
    this.waiting.set(roomId, [])
    try {
      const rules = await this.holdRules(asked)
      const loaded = await this.read(roomId).catch((error: unknown) => {
        this.release(asked)
        throw error
      })
      if (loaded === null) {
        this.release(asked)
        this.rooms.delete(roomId)
        return null
      }
      const { log, limits, cluster } = this.options
      const room = new Room({
        id: roomId, loaded, rules, limits, log, cluster,
        charge: (socket, work) => this.options.charge(socket, work),
        onQuiet: (quiet) => this.letGoLater(quiet),
        onDiscard: (discarded) => this.forget(discarded, asked),
      })
      this.live.add(room)
      this.letGoLater(room)
      return room
    } catch (error) {
      this.rooms.delete(roomId)
      throw error
    } finally {
      this.waiting.delete(roomId)
    }
  }

  private async read(roomId: string): Promise<LoadedRoom | null> {
    const stored = await readRoom(roomId)
    if (stored === null) return null
    const sent = (this.waiting.get(roomId) ?? []).flatMap((tell) => tell(stored) ?? [])
    this.waiting.delete(roomId)
    if (sent.length > 0) await Promise.race([Promise.all(sent), pause(moment)])
    return buildRoom(roomId, stored)
  }

  private async holdRules(asked: RoomToOpen): Promise<RoomRules> {
    return asked.room === 'layer' ? layerRules(await this.readings.hold(asked.readingId)) : new CourseQuotations(asked.courseId, this.options.limits)
  }

  private release(asked: RoomToOpen): void {
    if (asked.room === 'layer') this.readings.release(asked.readingId)
  }

  private forget(room: Room, asked: RoomToOpen): void {
    clearTimeout(this.timers.get(room))
    this.timers.delete(room)
    this.live.delete(room)
    this.rooms.delete(room.id)
    this.release(asked)
  }

  private letGoLater(room: Room): void {
    clearTimeout(this.timers.get(room))
    this.timers.set(room, setTimeout(() => void this.letGo(room), this.options.idleMs).unref())
  }

  private async letGo(room: Room): Promise<void> {
    this.timers.delete(room)
    if (room.sockets.size > 0 || room.isDiscarded) return
    await room.snapshot()
    room.retire()
  }
}
