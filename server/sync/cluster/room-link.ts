import type { Bus } from './bus.ts'
import { channelOf } from './bus.ts'
import type { RoomMessage, ToldPresence } from './messages.ts'
import { readRoomMessage } from './messages.ts'

/** What a room offers the other processes. */
export interface LinkedRoom {
  readonly id: string
  /** Sequence number of the last durable update it has. */
  readonly head: number
  /** Another process has written: reads the log. */
  look(): void
  /** Who is present in this process. */
  localPresences(): ToldPresence[]
  /** Who is present in another; `all`: nobody else is. */
  takePresences(process: string, states: ToldPresence[], all: boolean): void
  /** Another process is gone, and with it whoever it showed. */
  forgetProcess(process: string): void
}

export interface RoomLinkOptions {
  bus: Bus | null
  processId: string
  /** Milliseconds without a word after which a process counts as gone, and after which a room counts as this one's alone. */
  patienceMs: number
  room: LinkedRoom
  onClose(): void
}

/** One room's talk with the other processes that serve it. */
export class RoomLink {
  private readonly options: RoomLinkOptions
  private readonly stopListening: () => void
  /** When each other process was last heard, milliseconds. */
  private readonly heard = new Map<string, number>()
  private lastRace = -Infinity

  constructor(options: RoomLinkOptions) {
    this.options = options
    const { bus, room } = options
    this.stopListening = bus?.listen(channelOf.room(room.id), (text) => this.hear(readRoomMessage(text))) ?? (() => undefined)
    this.say({ kind: 'hello', from: options.processId })
  }

  /** Whether others may write here at the same time. Where it is wrong, a commit does not count and is done again. */
  get isShared(): boolean {
    return this.heard.size > 0 || performance.now() - this.lastRace < this.options.patienceMs
  }

  /** Whether there can be other processes at all. */
  get isClustered(): boolean {
    return this.options.bus !== null
  }

  /** Somebody else has written at the same time. */
  noteRace(): void {
    this.lastRace = performance.now()
  }

  tellHead(seq: number): void {
    this.say({ kind: 'head', from: this.options.processId, seq })
  }

  tellPresences(states: ToldPresence[], all = false): void {
    this.say({ kind: 'present', from: this.options.processId, all, states })
  }

  /** Says that this process is here and who is with it, and forgets those that are silent. */
  beat(): void {
    const { room, patienceMs } = this.options
    this.tellPresences(room.localPresences(), true)
    const now = performance.now()
    for (const [process, at] of this.heard) if (now - at > patienceMs) this.forget(process)
  }

  close(): void {
    this.say({ kind: 'bye', from: this.options.processId })
    this.stopListening()
    this.options.onClose()
  }

  private say(message: RoomMessage): void {
    this.options.bus?.publish(channelOf.room(this.options.room.id), JSON.stringify(message))
  }

  private hear(message: RoomMessage | null): void {
    const { room, processId } = this.options
    if (message === null || message.from === processId) return
    this.heard.set(message.from, performance.now())
    switch (message.kind) {
      case 'head':
        if (message.seq > room.head) room.look()
        break
      case 'present':
        room.takePresences(message.from, message.states, message.all)
        break
      case 'hello':
        this.tellPresences(room.localPresences(), true)
        break
      case 'bye':
        this.forget(message.from)
    }
  }

  private forget(process: string): void {
    this.heard.delete(process)
    this.options.room.forgetProcess(process)
  }
}
