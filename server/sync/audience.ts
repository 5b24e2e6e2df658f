import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { postilFrame, updateFrame } from './frames.ts'
import type { RoomState } from './room-state.ts'
import type { RoomSocket } from './socket.ts'
import type { View } from './visibility.ts'

export interface AudienceOptions {
  state: RoomState
  sockets: ReadonlySet<RoomSocket>
  /** Whether a socket takes what becomes durable. Who does not has it with the answer that is still to come. */
  follows(socket: RoomSocket): boolean
  /** Whether the doc is what is durable, and may be shown. */
  isShowable(): boolean
  /** A socket sees more, or less: who is here has to be told it again. */
  onWiden(socket: RoomSocket): void
  onNarrow(socket: RoomSocket): void
}

/** setTimeout knows no longer one, milliseconds. */
const longestWait = 2 ** 31 - 1

/** How each socket of a room sees it, and what it is told when that changes. */
export class Audience {
  private readonly options: AudienceOptions
  private timer: NodeJS.Timeout | null = null
  /** Who is to see more. */
  private readonly widening = new Map<RoomSocket, View>()

  constructor(options: AudienceOptions) {
    this.options = options
    this.wait()
  }

  /** How `socket` sees the room. */
  viewOf(socket: RoomSocket): View {
    const { state } = this.options
    return (socket.view ??= state.doc.visibility.viewOf(socket, state.hiding))
  }

  /** A socket has come. */
  welcome(socket: RoomSocket): void {
    const { others } = this.viewOf(socket)
    if (socket.isPostil) socket.send(postilFrame({ type: 'sees', others }))
  }

  /** The layer hides, or shows, something else than before. */
  setHiding(hiding: LayerHiding): void {
    const { state } = this.options
    if (hiding.hiding === state.hiding.hiding && hiding.revealAt?.getTime() === state.hiding.revealAt?.getTime()) return
    state.hiding = hiding
    this.wait()
    this.review()
  }

  /** Looks again at how everybody sees the room. Who sees less does so at once; who sees more, once the doc may be shown. */
  review(): void {
    for (const socket of this.options.sockets) this.lookAgain(socket)
    if (this.options.isShowable()) this.widen()
  }

  /** The doc is what is durable: shows it to those who see more than before. */
  widen(): void {
    const states = new Map<string, Uint8Array>()
    for (const [socket, view] of this.widening) this.show(socket, view, states)
    this.widening.clear()
  }

  forget(socket: RoomSocket): void {
    this.widening.delete(socket)
  }

  stop(): void {
    if (this.timer !== null) clearTimeout(this.timer)
  }

  private lookAgain(socket: RoomSocket): void {
    const { state } = this.options
    const before = this.viewOf(socket)
    const view = state.doc.visibility.viewOf(socket, state.hiding)
    this.widening.delete(socket)
    if (view.others && !before.others) {
      this.widening.set(socket, view)
      return
    }
    socket.view = view
    if (before.others && !view.others) {
      socket.isAhead = true
      this.options.onNarrow(socket)
    }
    this.tell(socket, before, view)
  }

  private show(socket: RoomSocket, view: View, states: Map<string, Uint8Array>): void {
    const before = this.viewOf(socket)
    // What it has of others may be from before an epoch.
    if (socket.isAhead && this.options.state.doc.uprooted.length > 0) {
      socket.outdate()
      socket.endOutdated()
      return
    }
    socket.view = view
    if (this.options.follows(socket)) socket.send(this.frameOf(view, states))
    this.options.onWiden(socket)
    this.tell(socket, before, view)
  }

  /** All that is seen so, in one update. */
  private frameOf(view: View, states: Map<string, Uint8Array>): Uint8Array {
    const frame = states.get(view.key) ?? updateFrame(this.options.state.doc.visibility.state(view))
    states.set(view.key, frame)
    return frame
  }

  private tell(socket: RoomSocket, before: View, view: View): void {
    if (!socket.isPostil) return
    if (before.others !== view.others) socket.send(postilFrame({ type: 'sees', others: view.others }))
    // What was left out as if deleted, or is not to be seen any more: no update mends that.
    if (before.isStaff !== view.isStaff || (before.others && !view.others)) socket.send(postilFrame({ type: 'epoch', epoch: this.options.state.epoch }))
  }

  /** A layer may be revealed at a time. */
  private wait(): void {
    this.stop()
    const { revealAt } = this.options.state.hiding
    const left = revealAt === null ? 0 : revealAt.getTime() - Date.now()
    if (left <= 0) return
    this.timer = setTimeout(() => {
      this.wait()
      this.review()
    }, Math.min(left, longestWait)).unref()
  }
}
