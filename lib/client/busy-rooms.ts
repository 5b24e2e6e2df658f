import { isAnythingLeft } from './waiting-rooms.ts'
import type { LayerSession, LayerSnapshot, RefusedDraft } from './layer-session.types.ts'

interface Held {
  session: LayerSession
  userId: string
  stop: () => void
  isChecked: boolean
}

/** How often the database is looked at again before a room is left that has nothing to do. */
const maxTries = 40
const pause = () => new Promise((resolve) => { setTimeout(resolve, 250) })

/** Something refused in a room that no part of the page shows. */
export interface RefusedElsewhere {
  session: LayerSession
  draft: RefusedDraft
}

export interface BusyRoomsView {
  /** Of the rooms for which something still waits. */
  waiting: readonly { roomId: string; snapshot: LayerSnapshot }[]
  refused: readonly RefusedElsewhere[]
}

export const nothingElsewhere: BusyRoomsView = { waiting: [], refused: [] }

/**
 * Rooms that the page shows nothing of and that still have something to do: each is held open until what waits for it is
 * acknowledged, and what was refused there is dealt with.
 */
export class BusyRooms {
  readonly #held = new Map<string, Held>()
  readonly #listeners = new Set<() => void>()
  #view = nothingElsewhere

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly snapshot = (): BusyRoomsView => this.#view

  isHeld(roomId: string): boolean {
    return this.#held.has(roomId)
  }

  /** Takes over a session, and closes it when nothing is left to do. */
  hold(userId: string, session: LayerSession): void {
    if (this.#held.has(session.roomId)) {
      session.close()
      return
    }
    this.#held.set(session.roomId, { session, userId, isChecked: false, stop: session.subscribe(() => this.#look(session.roomId)) })
    this.#look(session.roomId)
  }

  #look(roomId: string): void {
    const held = this.#held.get(roomId)
    if (held === undefined) return
    const { status, loaded, pending, drafts } = held.session.snapshot()
    this.#tell()
    if (status === 'ended') this.#release(roomId)
    else if (loaded && pending === 0 && drafts.length === 0) void this.#releaseIfEmpty(roomId)
  }

  /** What lies in the database may not have been read yet, or is just being removed. */
  async #releaseIfEmpty(roomId: string): Promise<void> {
    const held = this.#held.get(roomId)
    if (held === undefined || held.isChecked) return
    held.isChecked = true
    for (let tries = 0; tries < maxTries && (await isAnythingLeft(held.userId, roomId)); tries++) await pause()
    held.isChecked = false
    const { pending, drafts } = held.session.snapshot()
    if (this.#held.get(roomId) === held && pending === 0 && drafts.length === 0) this.#release(roomId)
  }

  #release(roomId: string): void {
    const held = this.#held.get(roomId)
    this.#held.delete(roomId)
    held?.stop()
    held?.session.close()
    this.#tell()
  }

  #tell(): void {
    const sessions = [...this.#held.values()].map(({ session }) => session)
    const waiting = sessions.map((session) => ({ roomId: session.roomId, snapshot: session.snapshot() })).filter(({ snapshot }) => snapshot.pending > 0)
    const refused = sessions.flatMap((session) => session.snapshot().drafts.filter(({ value }) => value.kind === 'claim').map((draft) => ({ session, draft })))
    const isSame = waiting.length === this.#view.waiting.length && waiting.every(({ snapshot }, at) => snapshot === this.#view.waiting[at]?.snapshot) &&
      refused.length === this.#view.refused.length && refused.every(({ draft }, at) => draft === this.#view.refused[at]?.draft)
    if (isSame) return
    this.#view = { waiting, refused }
    for (const listener of this.#listeners) listener()
  }
}

/** Those of this page. */
export const busyRooms = new BusyRooms()
