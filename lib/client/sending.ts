import { equalityDeep } from 'lib0/function'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { followsOf, stampOf } from '@/lib/domain/annotation/revision.ts'
import type { PostilMessage } from '@/lib/domain/layer/wire.ts'
import type { RefusalCode } from '@/lib/domain/layer/wire-names.ts'
import type { Conflicts } from './conflicts.ts'
import { InFlight, type Sent } from './in-flight.ts'
import type { LayerEntries } from './layer-entries.ts'
import type { Outbox } from './outbox.ts'
import type { RoomConnection } from './room-connection.ts'

/** At most so many values are on their way at once: a refusal costs what was sent after it. */
const windowSize = 32
/** How often a value is sent again that was refused for no fault of its own, before it is given up as a draft. */
const maxStrikes = 3
/** Refusals that speak of the connection, not of what was written. */
const connectionFaults: ReadonlySet<string> = new Set<RefusalCode>(['gap', 'stale', 'foreign-client', 'too-many-clients', 'rate-limited'])
const unexplained = { code: 'malformed', message: 'The server did not accept this, and did not say why.' }

/** What goes from the outbox into the doc of a connection, and what the server says to it: it is committed, or becomes a draft. */
export class Sending {
  readonly inFlight = new InFlight()
  /** The connection is synced and the outbox was read since: values may go out. */
  flowing = false
  readonly #outbox: Outbox
  readonly #entries: LayerEntries
  readonly #conflicts: Conflicts
  readonly #strikes = new Map<string, number>()
  /** One value at a time, since a refusal came without saying of what. */
  #careful = false

  constructor(outbox: Outbox, entries: LayerEntries, conflicts: Conflicts) {
    this.#outbox = outbox
    this.#entries = entries
    this.#conflicts = conflicts
  }

  /** Sends what waits, in the order of writing, each value as a message of its own. False where the doc took one that did not go out. */
  pump(connection: RoomConnection): boolean {
    const limit = this.#careful ? 1 : windowSize
    for (const { key, rev, value } of this.#outbox.own) {
      if (!this.flowing || !connection.ready || this.inFlight.size >= limit) break
      const before = this.inFlight.at(key)
      if (before?.rev === rev) continue
      // With nothing of this key on its way, the doc says what the server has committed.
      if (!before && equalityDeep(connection.get(key), value)) {
        void this.#outbox.remove(key, rev)
        this.#entries.commit(key, value)
        continue
      }
      const overwrites = before?.value ?? connection.get(key)
      const message = connection.put(key, value)
      if (message === null) return false
      this.inFlight.add({ key, rev, value, message, blind: overwrites !== undefined && !isFollowed(overwrites, value) })
    }
    return true
  }

  /** Takes over what the first `count` messages carried; false where that is nothing. */
  acknowledged(count: number, connection: RoomConnection): boolean {
    const taken = this.inFlight.takeUpTo(count)
    for (const { key, rev, value, blind } of taken) {
      if (blind || (!this.inFlight.at(key) && !equalityDeep(connection.get(key), value))) this.#conflicts.refresh()
      // A newer value of this key may be on its way: then the doc is ahead of the room.
      this.#entries.commit(key, this.inFlight.at(key) ? value : connection.get(key))
      this.#strikes.delete(rev)
      void this.#outbox.remove(key, rev)
    }
    return taken.length > 0
  }

  /** Makes drafts of what was refused for good. Says when it makes sense to try the rest again. */
  refused({ count, keys, code, message }: Extract<PostilMessage, { type: 'refused' }>): 'now' | 'later' {
    const culprits = this.inFlight.refused(count, keys)
    if (culprits.length === 0) this.#careful = true
    const blamed = connectionFaults.has(code) ? culprits.filter((sent) => this.#strike(sent, code)) : culprits
    return this.#giveUp(blamed, { code, message })
  }

  /** The same where the word that says which did not arrive; with one at a time there is no doubt. */
  refusedUnheard(): 'now' | 'later' {
    const culprit = this.inFlight.only()
    if (!culprit) this.#careful = true
    return this.#giveUp(culprit ? [culprit] : [], unexplained)
  }

  /** Whether a value was refused too often to be sent again. A rate passes, however often. */
  #strike({ rev }: Sent, code: string): boolean {
    const strikes = (this.#strikes.get(rev) ?? 0) + 1
    this.#strikes.set(rev, strikes)
    return strikes >= maxStrikes && code !== 'rate-limited'
  }

  #giveUp(culprits: readonly Sent[], reason: { code: string; message: string }): 'now' | 'later' {
    if (culprits.length > 0) this.#careful = false
    for (const { key, rev } of culprits) {
      void this.#outbox.refuse(key, rev, reason)
      this.#entries.touch(key)
    }
    return culprits.length > 0 ? 'now' : 'later'
  }
}

/** Whether the writer of `value` had `earlier` before them. */
const isFollowed = (earlier: unknown, value: EntryValue) => equalityDeep(earlier, value) || (followsOf(value) ?? []).includes(stampOf(earlier as EntryValue))
