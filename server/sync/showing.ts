import type { Audience } from './audience.ts'
import type { Foreign } from './cluster/catch-up.ts'
import { postilFrame } from './frames.ts'
import { relay } from './relay.ts'
import type { RoomState } from './room-state.ts'
import type { Round } from './round.ts'
import type { RoomSocket } from './socket.ts'
import type { SyncAnswers } from './sync-answers.ts'

export interface ShowingOptions {
  state: RoomState
  sockets: ReadonlySet<RoomSocket>
  audience: Audience
  answers: SyncAnswers
}

/** Brings what is durable to those who may see it. */
export class Showing {
  private readonly options: ShowingOptions

  constructor(options: ShowingOptions) {
    this.options = options
  }

  /** What a round has made durable. Its only author has it all, unless the server added to it. */
  round(round: Round): void {
    const { authors, isRestated } = round
    const knows = (socket: RoomSocket) => authors.size === 1 && authors.has(socket) && !isRestated
    this.show(round, (socket) => !knows(socket))
  }

  /** What another process has made durable. */
  foreign(foreign: Foreign): void {
    this.show(foreign, () => true)
  }

  /** A new epoch: clients go on with the docs they have, and take fresh ones when it suits them. */
  epoch(): void {
    const { state, sockets } = this.options
    for (const socket of sockets) if (socket.isPostil) socket.send(postilFrame({ type: 'epoch', epoch: state.epoch }))
  }

  private show({ update, isModerated, hiddenNow }: Foreign, isFor: (socket: RoomSocket) => boolean): void {
    const { state, sockets, audience, answers } = this.options
    if (isModerated) audience.review()
    if (update !== null) {
      const to = [...sockets].filter((socket) => answers.follows(socket) && isFor(socket))
      relay({ update, hiddenNow }, to.map((socket) => [socket, audience.viewOf(socket)]), state.doc.visibility)
    }
    state.doc.visibility.noteDurable()
    if (state.hiding.hiding === 'until_written') audience.review()
    audience.widen()
  }
}
