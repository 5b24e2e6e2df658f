import { randomUUID } from 'node:crypto'
import type { AccessEvent } from '@/lib/auth/events.ts'
import { accessEventNames, accessEvents } from '@/lib/auth/events.ts'
import type { Bus } from './bus.ts'
import { channelOf } from './bus.ts'
import type { AccessMessage } from './messages.ts'
import { readAccessMessage } from './messages.ts'
import type { LinkedRoom } from './room-link.ts'
import { RoomLink } from './room-link.ts'

export interface ClusterOptions {
  /** Null where this is the only process. */
  bus: Bus | null
  /** Milliseconds between saying that one is there, and who else is. Whoever has not been heard for three times as long is gone. */
  beatMs?: number
}

/** This process among those that serve the same rooms: what it tells them, and what it hears. */
export class Cluster {
  readonly bus: Bus | null
  readonly processId: string = randomUUID()
  private readonly beatMs: number
  private readonly links = new Set<RoomLink>()
  private readonly timer: NodeJS.Timeout
  private readonly stopListening: () => void
  /** An event that came from another process is not sent back. */
  private isRepeating = false
  private readonly tellers = accessEventNames.map((event) => [event, (id: string) => this.tellAccess(event, id)] as const)

  constructor({ bus, beatMs = 3000 }: ClusterOptions) {
    this.bus = bus
    this.beatMs = beatMs
    this.timer = setInterval(() => this.beat(), beatMs).unref()
    this.stopListening = bus?.listen(channelOf.access, (text) => this.hearAccess(readAccessMessage(text))) ?? (() => undefined)
    if (bus !== null) for (const [event, tell] of this.tellers) accessEvents().on(event, tell)
  }

  /** Joins those who serve the room. */
  link(room: LinkedRoom): RoomLink {
    const link: RoomLink = new RoomLink({ bus: this.bus, processId: this.processId, patienceMs: 3 * this.beatMs, room, onClose: () => this.links.delete(link) })
    this.links.add(link)
    return link
  }

  async close(): Promise<void> {
    clearInterval(this.timer)
    for (const [event, tell] of this.tellers) accessEvents().off(event, tell)
    for (const link of [...this.links]) link.close()
    this.stopListening()
    await this.bus?.close()
  }

  private beat(): void {
    for (const link of this.links) link.beat()
  }

  private tellAccess(event: AccessEvent, id: string): void {
    if (!this.isRepeating) this.bus?.publish(channelOf.access, JSON.stringify({ from: this.processId, event, id } satisfies AccessMessage))
  }

  private hearAccess(message: AccessMessage | null): void {
    const event = accessEventNames.find((name) => name === message?.event)
    if (message === null || message.from === this.processId || event === undefined) return
    this.isRepeating = true
    try {
      accessEvents().emit(event, message.id)
    } finally {
      this.isRepeating = false
    }
  }
}
