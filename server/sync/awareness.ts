import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { AwarenessState } from '@/lib/domain/layer/wire.ts'
import { awarenessState } from '@/lib/domain/layer/wire.ts'
import { awarenessFrame } from './frames.ts'
import type { Limits } from './limits.ts'
import type { RoomSocket } from './socket.ts'
import { maySeePresence } from './visibility.ts'

interface Presence {
  socket: RoomSocket
  /** As the client counts. */
  clock: number
  /** JSON, stamped. */
  state: string
  /** Others may hear of it: its client id is durably its person's. */
  isConfirmed: boolean
}

interface RoomPeople {
  sockets: ReadonlySet<RoomSocket>
  owners: ReadonlyMap<number, string>
  /** Whether whose a client id is has been committed. */
  isDurable(client: number): boolean
  /** Asks that a client id be made the socket's person's; `confirm` follows once it is. */
  claim(socket: RoomSocket, client: number): void
}

/** Changes within this time go out as one message, milliseconds. */
const gather = 40
const maxRememberedClocks = 10_000
const maxClock = 2 ** 40

/**
 * Who is present in a room, and what they have selected. A state is bound to the socket that sent it and says no more
 * than the schema allows, under the name the server puts there. Stock clients repeat everybody's states to the server:
 * what is not the sender's own is dropped without a word.
 */
export class RoomAwareness {
  private readonly present = new Map<number, Presence>()
  /** The clock last sent out, by client, also of those who left: theirs must go on growing, or nobody would see them return. */
  private readonly clocks = new Map<number, number>()
  private readonly changed = new Set<number>()
  private timer: NodeJS.Timeout | null = null
  private readonly room: RoomPeople
  private readonly limits: Limits

  constructor(room: RoomPeople, limits: Limits) {
    this.room = room
    this.limits = limits
  }

  /** Takes an awareness update. False where it cannot be read. */
  receive(socket: RoomSocket, bytes: Uint8Array): boolean {
    try {
      const decoder = decoding.createDecoder(bytes)
      for (let left = decoding.readVarUint(decoder); left > 0; left--) {
        const client = decoding.readVarUint(decoder)
        const clock = decoding.readVarUint(decoder)
        const json = decoding.readVarString(decoder)
        // lib0 reads a string as long as it claims to be, into whatever memory follows.
        if (decoder.pos > bytes.length) return false
        this.update(socket, client, clock, json)
      }
      return true
    } catch {
      return false
    }
  }

  /** Client ids have been made durable. */
  confirm(): void {
    for (const [client, presence] of this.present) {
      if (presence.isConfirmed || this.room.owners.get(client) !== presence.socket.handle || !this.room.isDurable(client)) continue
      presence.isConfirmed = true
      this.announce(client)
    }
  }

  /** Everybody present, to one socket. */
  sendAll(socket: RoomSocket): void {
    this.send(socket, [...this.present.keys()])
  }

  /** The socket is gone, and with it whoever it showed. */
  remove(socket: RoomSocket): void {
    for (const [client, presence] of this.present) if (presence.socket === socket) this.drop(client)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private update(socket: RoomSocket, client: number, clock: number, json: string): void {
    const owner = this.room.owners.get(client)
    if (owner !== undefined && owner !== socket.handle) return
    const known = this.present.get(client)
    if (known !== undefined && known.socket !== socket) {
      // Another tab of the same person repeats what it heard, unless it is newer than anything it can have heard.
      if (known.socket.handle !== socket.handle || clock <= (this.clocks.get(client) ?? known.clock)) return
    }
    if (json === 'null') {
      if (known?.socket === socket) this.drop(client)
      return
    }
    if (clock > maxClock || (known?.socket === socket && clock <= known.clock)) return
    if (json.length > this.limits.maxPresenceBytes) return
    if (known?.socket !== socket && this.countOf(socket) >= this.limits.maxPresencesPerSocket) return
    const isConfirmed = owner !== undefined && this.room.isDurable(client)
    this.present.set(client, { socket, clock, state: stamp(json, socket.handle), isConfirmed })
    if (owner === undefined) this.room.claim(socket, client)
    else if (isConfirmed) this.announce(client)
  }

  private drop(client: number): void {
    const presence = this.present.get(client)
    this.present.delete(client)
    if (presence?.isConfirmed === true) this.announce(client)
  }

  private announce(client: number): void {
    const clock = this.present.get(client)?.clock ?? 0
    this.clocks.set(client, Math.max(clock, (this.clocks.get(client) ?? -1) + 1))
    this.changed.add(client)
    this.timer ??= setTimeout(() => this.flush(), gather)
  }

  private flush(): void {
    this.timer = null
    const clients = [...this.changed]
    this.changed.clear()
    for (const socket of this.room.sockets) this.send(socket, clients)
    if (this.clocks.size > maxRememberedClocks) for (const client of this.clocks.keys()) if (!this.present.has(client)) this.clocks.delete(client)
  }

  /** Sends what `socket` may know of `clients`, without what is its own. */
  private send(socket: RoomSocket, clients: number[]): void {
    const visible = clients.filter((client) => {
      const presence = this.present.get(client)
      if (presence === undefined) return maySeePresence(this.room.owners.get(client) ?? '', socket)
      return presence.isConfirmed && presence.socket !== socket && maySeePresence(presence.socket.handle, socket)
    })
    if (visible.length === 0) return
    socket.send(awarenessFrame(encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, visible.length)
      for (const client of visible) {
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, this.clocks.get(client) ?? 0)
        encoding.writeVarString(encoder, this.present.get(client)?.state ?? 'null')
      }
    })))
  }

  private countOf(socket: RoomSocket): number {
    let count = 0
    for (const presence of this.present.values()) if (presence.socket === socket) count++
    return count
  }
}

/** A state as others get it: what the schema knows of it, under its sender's name. */
function stamp(json: string, handle: string): string {
  const parsed = awarenessState.safeParse(parseJson(json))
  const state: AwarenessState = parsed.success ? { ...parsed.data, handle } : { handle }
  return JSON.stringify(state)
}

function parseJson(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
