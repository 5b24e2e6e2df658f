import * as decoding from 'lib0/decoding'
import * as encoding from 'lib0/encoding'
import type { AwarenessState } from '@/lib/domain/layer/wire.ts'
import { awarenessState } from '@/lib/domain/layer/wire.ts'
import type { ToldPresence } from './cluster/messages.ts'
import { awarenessFrame } from './frames.ts'
import type { Limits } from './limits.ts'
import type { RoomSocket } from './socket.ts'
import { maySeePresence } from './visibility.ts'

interface Presence {
  handle: string
  /** Null where another process has it. */
  socket: RoomSocket | null
  /** Which process has it; null for this one. */
  process: string | null
  /** As the client counts; of another process, as that sends out. */
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
  /** Reads whose these client ids are, which another process shows; `confirm` follows. */
  findOwners(clients: number[]): void
  /** What has changed among those who are present here, for the other processes. */
  tell(states: ToldPresence[]): void
}

/** Changes within this time go out as one message, milliseconds. */
const gather = 40
const maxRememberedClocks = 10_000
/** Clients that another process may show in one room, and that this one keeps. */
const maxRemote = 5000
const maxClock = 2 ** 40

/**
 * Who is present in a room, and what they have selected. A state is bound to the socket that sent it and says no more
 * than the schema allows, under the name the server puts there. Stock clients repeat everybody's states to the server:
 * what is not the sender's own is dropped without a word. Another process's word on who is with it counts where Postgres
 * says that the client id is that person's.
 */
export class RoomAwareness {
  private readonly present = new Map<number, Presence>()
  /** The clock last sent out, by client, also of those who left: theirs must go on growing, or nobody would see them return. */
  private readonly clocks = new Map<number, number>()
  private readonly changed = new Set<number>()
  /** Who has left this process since the last time that was told. */
  private readonly left = new Set<number>()
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
      const owner = this.room.owners.get(client)
      if (presence.isConfirmed || owner === undefined || !this.room.isDurable(client)) continue
      if (owner !== presence.handle) this.present.delete(client)
      else {
        presence.isConfirmed = true
        this.announce(client)
      }
    }
  }

  /** Everybody who is present in this process, as others may know. */
  local(): ToldPresence[] {
    return [...this.present].flatMap(([client, { socket, isConfirmed }]) => (socket !== null && isConfirmed ? [this.told(client)] : []))
  }

  /** Takes what another process says of who is with it; `all`: nobody else is. */
  takeRemote(process: string, states: ToldPresence[], all: boolean): void {
    if (all) {
      const named = new Set(states.map(([client]) => client))
      for (const [client, presence] of this.present) if (presence.process === process && !named.has(client)) this.drop(client)
    }
    const unknown: number[] = []
    for (const [client, handle, clock, state] of states) {
      if (state === null) {
        if (this.present.get(client)?.process === process) this.drop(client)
      } else if (this.updateRemote(process, client, handle, clock, state)) unknown.push(client)
    }
    if (unknown.length > 0) this.room.findOwners(unknown)
  }

  /** Another process is gone, and with it whoever it showed. */
  forgetProcess(process: string): void {
    for (const [client, presence] of this.present) if (presence.process === process) this.drop(client)
  }

  /** Everybody present, to one socket. */
  sendAll(socket: RoomSocket): void {
    this.send(socket, [...this.present.keys()])
  }

  /** Tells `socket` that everybody has gone of whom it must not know any more. */
  hide(socket: RoomSocket): void {
    const clients = [...this.present].flatMap(([client, { handle }]) => (maySeePresence(handle, socket) ? [] : [client]))
    for (const client of clients) this.clocks.set(client, (this.clocks.get(client) ?? 0) + 1)
    if (clients.length > 0) this.write(socket, clients, () => 'null')
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
      if (known.handle !== socket.handle || clock <= (this.clocks.get(client) ?? known.clock)) return
    }
    if (json === 'null') {
      if (known?.socket === socket) this.drop(client)
      return
    }
    if (clock > maxClock || (known?.socket === socket && clock <= known.clock)) return
    if (json.length > this.limits.maxPresenceBytes) return
    if (known?.socket !== socket && this.countOf(socket) >= this.limits.maxPresencesPerSocket) return
    const isConfirmed = owner !== undefined && this.room.isDurable(client)
    this.present.set(client, { handle: socket.handle, socket, process: null, clock, state: stamp(json, socket.handle), isConfirmed })
    if (owner === undefined) this.room.claim(socket, client)
    else if (isConfirmed) this.announce(client)
  }

  /** True where it is not known yet whose the client id is. */
  private updateRemote(process: string, client: number, handle: string, clock: number, json: string): boolean {
    const owner = this.room.owners.get(client)
    if (owner !== undefined && owner !== handle) return false
    const known = this.present.get(client)
    // Somebody moves from one process to another: the newer word counts.
    if (known !== undefined && known.process !== process && clock <= (this.clocks.get(client) ?? known.clock)) return false
    const state = stamp(json, handle)
    if (known?.process === process && (clock < known.clock || (clock === known.clock && state === known.state))) return false
    if (known === undefined && this.present.size >= maxRemote) return false
    const isConfirmed = owner !== undefined && this.room.isDurable(client)
    this.present.set(client, { handle, socket: null, process, clock, state, isConfirmed })
    if (isConfirmed) this.announce(client)
    return owner === undefined
  }

  private drop(client: number): void {
    const presence = this.present.get(client)
    this.present.delete(client)
    if (presence?.isConfirmed !== true) return
    if (presence.socket !== null) this.left.add(client)
    this.announce(client)
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
    this.tellOthers(clients)
    if (this.clocks.size > maxRememberedClocks) for (const client of this.clocks.keys()) if (!this.present.has(client)) this.clocks.delete(client)
  }

  /** What another process has said is not repeated. */
  private tellOthers(clients: number[]): void {
    const own = clients.filter((client) => {
      const presence = this.present.get(client)
      return presence === undefined ? this.left.has(client) : presence.socket !== null
    })
    this.left.clear()
    if (own.length > 0) this.room.tell(own.map((client) => this.told(client)))
  }

  private told(client: number): ToldPresence {
    const presence = this.present.get(client)
    return [client, presence?.handle ?? '', this.clocks.get(client) ?? 0, presence?.state ?? null]
  }

  /** Sends what `socket` may know of `clients`, without what is its own. */
  private send(socket: RoomSocket, clients: number[]): void {
    const visible = clients.filter((client) => {
      const presence = this.present.get(client)
      if (presence === undefined) return maySeePresence(this.room.owners.get(client) ?? '', socket)
      return presence.isConfirmed && presence.socket !== socket && maySeePresence(presence.handle, socket)
    })
    if (visible.length > 0) this.write(socket, visible, (client) => this.present.get(client)?.state ?? 'null')
  }

  private write(socket: RoomSocket, clients: number[], stateOf: (client: number) => string): void {
    socket.send(awarenessFrame(encoding.encode((encoder) => {
      encoding.writeVarUint(encoder, clients.length)
      for (const client of clients) {
        encoding.writeVarUint(encoder, client)
        encoding.writeVarUint(encoder, this.clocks.get(client) ?? 0)
        encoding.writeVarString(encoder, stateOf(client))
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
