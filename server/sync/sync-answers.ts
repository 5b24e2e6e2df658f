import { closeCode } from '@/lib/domain/layer/wire.ts'
import { isOfNothing, step1Frame, step2Frame } from './frames.ts'
import type { Sent } from './head-start.ts'
import { judgeStanding } from './outdated.ts'
import type { RoomState } from './room-state.ts'
import type { RoomSocket } from './socket.ts'
import type { View } from './visibility.ts'

/** Sync requests and questions. They wait while the doc is ahead of Postgres. */
export class SyncAnswers {
  /** By socket, the state vector it asked with. */
  private readonly unanswered = new Map<RoomSocket, Uint8Array>()
  private readonly unasked = new Set<RoomSocket>()
  private readonly state: RoomState
  private readonly viewOf: (socket: RoomSocket) => View

  constructor(state: RoomState, viewOf: (socket: RoomSocket) => View) {
    this.state = state
    this.viewOf = viewOf
  }

  /** Answers a state vector with what its sender lacks: now, or with the next `flush`. */
  answer(socket: RoomSocket, stateVector: Uint8Array, isNow: boolean): void {
    if (isNow) this.sendState(socket, stateVector)
    else this.unanswered.set(socket, stateVector)
  }

  /** A socket was sent all there is before it was let in: whether that is its answer, so that it is owed none. */
  credit(socket: RoomSocket, { head, epoch }: Sent): boolean {
    const { state } = this
    if (epoch !== state.epoch) {
      socket.outdate()
      socket.endOutdated()
    } else if (!state.doc.visibility.showsAll(this.viewOf(socket))) socket.isAhead = true
    else socket.isServed = head === state.head
    return socket.isServed
  }

  /** Asks a socket for what it has beyond us. */
  ask(socket: RoomSocket, isNow: boolean): void {
    if (isNow) socket.send(step1Frame(this.state.doc.visibility.vector(this.viewOf(socket))))
    else this.unasked.add(socket)
  }

  /** Whether `socket` takes what becomes durable: it has asked, and gets it not with an answer that is still to come. */
  follows(socket: RoomSocket): boolean {
    return socket.isServed && !this.unanswered.has(socket)
  }

  /** The doc is durable. */
  flush(): void {
    for (const socket of this.unasked) this.ask(socket, true)
    this.unasked.clear()
    for (const [socket, stateVector] of this.unanswered) this.sendState(socket, stateVector)
    this.unanswered.clear()
  }

  forget(socket: RoomSocket): void {
    this.unanswered.delete(socket)
    this.unasked.delete(socket)
  }

  private sendState(socket: RoomSocket, stateVector: Uint8Array): void {
    const { visibility, whole } = this.state.doc
    const view = this.viewOf(socket)
    if (isOfNothing(stateVector) && visibility.showsAll(view)) {
      for (const frame of whole.frames()) socket.send(frame)
      socket.isServed = true
      return
    }
    let state: Uint8Array
    try {
      const standing = judgeStanding(stateVector, view, this.state.doc)
      if (standing === 'outdated') {
        socket.isServed = false
        socket.outdate()
        return
      }
      if (standing === 'ahead') socket.isAhead = true
      state = visibility.state(view, stateVector)
    } catch {
      // The vector cannot be read.
      socket.close(closeCode.refused, 'malformed')
      return
    }
    socket.send(step2Frame(state))
    socket.isServed = true
  }
}
