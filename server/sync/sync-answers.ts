import { closeCode } from '@/lib/domain/layer/wire.ts'
import { step1Frame, step2Frame } from './frames.ts'
import { judgeStanding } from './outdated.ts'
import type { RoomState } from './room-state.ts'
import type { RoomSocket } from './socket.ts'
import type { View } from './visibility.ts'

/** Sync requests and questions. They wait while the doc is ahead of Postgres. */
export class SyncAnswers {
  /** By socket, the state vector it asked with. */
  private readonly unanswered = new Map<RoomSocket, Uint8Array>()
  private readonly unasked = new Set<RoomSocket>()
  /** Who was brought up to date, and so can take what comes after it. */
  private readonly served = new WeakSet<RoomSocket>()
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

  /** Asks a socket for what it has beyond us. */
  ask(socket: RoomSocket, isNow: boolean): void {
    if (isNow) socket.send(step1Frame(this.state.doc.visibility.vector(this.viewOf(socket))))
    else this.unasked.add(socket)
  }

  /** Whether `socket` takes what becomes durable: it has asked, and gets it not with an answer that is still to come. */
  follows(socket: RoomSocket): boolean {
    return this.served.has(socket) && !this.unanswered.has(socket)
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
    if (isEmpty(stateVector) && visibility.showsAll(view)) {
      for (const frame of whole.frames()) socket.send(frame)
      this.served.add(socket)
      return
    }
    let state: Uint8Array
    try {
      const standing = judgeStanding(stateVector, view, this.state.doc)
      if (standing === 'outdated') {
        this.served.delete(socket)
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
    this.served.add(socket)
  }
}

/** Of somebody who has nothing. */
const isEmpty = (stateVector: Uint8Array) => stateVector.length === 1 && stateVector[0] === 0
