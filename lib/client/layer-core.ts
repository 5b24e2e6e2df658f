import { equalityDeep } from 'lib0/function'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { handleOf } from '@/lib/domain/annotation/entry-key.ts'
import { followsOf, stampOf, withFollows } from '@/lib/domain/annotation/revision.ts'
import type { AwarenessState, PostilMessage } from '@/lib/domain/layer/wire.ts'
import { closeCode, type RefusalCode } from '@/lib/domain/layer/wire-names.ts'
import { Conflicts, loadConflicts } from './conflicts.ts'
import { Deeds } from './deeds.ts'
import { InFlight, type Sent } from './in-flight.ts'
import { LayerCache } from './layer-cache.ts'
import { LayerEntries } from './layer-entries.ts'
import type { ConnectionStatus, LayerSessionOptions, LayerSnapshot } from './layer-session.types.ts'
import { Outbox } from './outbox.ts'
import { tellReadingChanged } from './reading-news.ts'
import { RetryTimer, watchNetwork } from './retry-timer.ts'
import { RoomConnection } from './room-connection.ts'
import { knowsTabs, thisTab, whenGone, type Tab } from './tab.ts'

/** At most so many values are on their way at once: a refusal costs what was sent after it. */
const windowSize = 32
/** How often a value is sent again that was refused for no fault of its own, before it is given up as a draft. */
const maxStrikes = 3
/** Refusals that speak of the connection, not of what was written. */
const connectionFaults: ReadonlySet<string> = new Set<RefusalCode>(['gap', 'stale', 'foreign-client', 'too-many-clients', 'rate-limited'])
const endings: ReadonlySet<number> = new Set([closeCode.unauthenticated, closeCode.rightLost, closeCode.notFound])
const unexplained = { code: 'malformed', message: 'The server did not accept this, and did not say why.' }
/** What others do is shown in batches of a frame; one's own doing at once. */
const frame = 16
/** Within which a fresh doc is taken when the room was made anew, ms: everybody who is there does so. */
const renewWithin = 5000
/** How long a layer that was left stays open, ms: a page that is rendered anew comes back at once. */
const grace = 500

/**
 * One room in this tab. The doc is disposable, the outbox is not: what is written goes to the outbox, from there one
 * update message each into the doc of a synced connection, and leaves the outbox when the server has acknowledged it. When a socket is
 * lost with something on its way, or the server refuses or fails, the next connection begins with an empty doc, and
 * after its first sync everything in the outbox that the room does not already say is put again.
 */
export class LayerCore {
  readonly options: LayerSessionOptions
  readonly #listeners = new Set<() => void>()
  readonly #outbox: Outbox
  readonly #entries: LayerEntries
  readonly #cache: LayerCache
  readonly #conflicts: Conflicts
  readonly #inFlight = new InFlight()
  readonly #strikes = new Map<string, number>()
  readonly #retry = new RetryTimer(() => { this.#connect() })
  readonly #stopWatching: () => void
  readonly #closing = new AbortController()
  readonly #awaitedTabs = new Set<string>()
  #connection: RoomConnection
  /** The connection is synced and the outbox was read since: values may go out. */
  #flowing = false
  #dirty = false
  /** One value at a time, since a refusal came without saying of what. */
  #careful = false
  #status: ConnectionStatus = 'connecting'
  #endedBy: number | null = null
  #loaded = false
  #present: ReadonlyMap<string, AwarenessState> = new Map()
  #announced: AwarenessState | null = {}
  #snapshot: LayerSnapshot
  #sees = true
  readonly #deeds = new Deeds()
  #renewal: ReturnType<typeof setTimeout> | undefined
  #flushTimer: ReturnType<typeof setTimeout> | undefined
  #lastRows: ReadonlyMap<string, unknown> = new Map()
  #wanted = true
  #leaving: ReturnType<typeof setTimeout> | undefined
  readonly #onDone: () => void

  constructor(options: LayerSessionOptions, onDone: () => void, tab: Tab = thisTab()) {
    this.options = options
    this.#onDone = onDone
    this.#cache = new LayerCache(options.userId, options.roomId)
    this.#outbox = new Outbox({ user: options.userId, room: options.roomId, tab, changed: () => { this.#outboxChanged() } })
    this.#conflicts = new Conflicts(options.loadConflicts ?? (() => loadConflicts(options.roomId)), (keys) => {
      for (const key of keys) this.#entries.touch(key)
      this.#flush()
    })
    this.#entries = new LayerEntries(options.handle, (key) => this.#outbox.rows.get(key)?.value, (key) => this.#conflicts.at(key), (key, value) => { this.#cache.put(key, value) }, (key) => this.#connection.isHidden(key))
    this.#connection = this.#newConnection()
    this.#snapshot = this.#takeSnapshot()
    this.#stopWatching = watchNetwork({ online: () => { this.#retry.hurry() }, offline: () => { this.#connection.disconnect() } })
    this.#connect()
    void this.#start()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): LayerSnapshot => this.#snapshot

  /** The value says which it follows: what was shown at its key. */
  async write(key: string, value: EntryValue, seen: readonly EntryValue[] = []): Promise<void> {
    const waiting = this.#outbox.rows.get(key)?.value
    const before = waiting ?? this.#entries.shown.get(key)?.value
    const follows = [...((waiting && followsOf(waiting)) ?? []), ...(before ? [before, ...seen] : seen).map(stampOf)]
    // Plain JSON: an undefined property would be another value after a reload.
    const stored = this.#outbox.put(key, JSON.parse(JSON.stringify(withFollows(value, follows))) as EntryValue)
    this.#flush()
    await stored
    this.#pump()
  }

  settle(key: string, value: EntryValue): Promise<void> {
    return this.write(key, value, this.#conflicts.at(key))
  }

  /** Hides an entry from others, or shows it again. */
  moderate(key: string, hidden: boolean): Promise<void> {
    return this.#deeds.wait(this.#connection.ready ? this.#connection.moderate(key, { v: 1, hidden, at: new Date().toISOString() }) : null)
  }

  async discard(key: string): Promise<void> {
    const dropped = this.#outbox.discard(key)
    this.#flush()
    await dropped
  }

  announce(state: AwarenessState): void {
    this.#announced = state
    this.#connection.announce(state)
  }

  /** Somebody looks at the layer again, before it was done with what waited. */
  reopen(): void {
    clearTimeout(this.#leaving)
    this.#wanted = true
    this.announce({})
  }

  /** Nobody looks at the layer any more. It lives on until what this tab wrote is acknowledged. */
  release(): void {
    this.#announced = null
    this.#connection.announce(null)
    clearTimeout(this.#leaving)
    this.#leaving = setTimeout(() => {
      this.#wanted = false
      this.#endIfDone()
    }, grace)
  }

  async #start(): Promise<void> {
    await Promise.all([this.#outbox.reload(), this.#recall()])
    if (!knowsTabs()) for (const tab of this.#outbox.otherTabs) await this.#outbox.adopt(tab)
    this.#pump()
  }

  /** Shows what was last seen here, until the room says what it holds. */
  async #recall(): Promise<void> {
    const seen = await this.#cache.read()
    if (this.#loaded) {
      this.#cache.keepOnly(new Set(this.#connection.keys()))
      return
    }
    for (const [key, value] of seen) this.#entries.commit(key, value)
    this.#flush()
  }

  #newConnection(): RoomConnection {
    const connection: RoomConnection = new RoomConnection(this.options, {
      synced: () => { void this.#synced(connection) },
      changed: (keys) => {
        if (!this.#loaded) return
        this.#watchOwn(keys)
        // Where something of one's own is on its way, the doc says that; its acknowledgement looks again.
        for (const key of keys) if (!this.#inFlight.at(key)) this.#entries.commit(key, connection.get(key))
        this.#flushSoon()
      },
      message: (message) => { this.#heard(message) },
      closed: (code) => { this.#closed(code) },
      present: () => {
        this.#present = connection.others(this.options.handle)
        this.#flushSoon()
      },
    })
    connection.announce(this.#announced)
    return connection
  }

  #connect(): void {
    if (this.#dirty) this.#renew()
    this.#connection.connect()
  }

  /** Takes a fresh doc. What is shown stays until it has synced. */
  #renew(): void {
    this.#connection.destroy()
    this.#inFlight.clear()
    this.#flowing = false
    this.#dirty = false
    this.#connection = this.#newConnection()
  }

  async #synced(connection: RoomConnection): Promise<void> {
    this.#entries.commitAll(connection.keys(), (key) => connection.get(key))
    this.#conflicts.refresh()
    this.#status = 'online'
    this.#loaded = true
    this.#flush()
    await this.#outbox.reload()
    if (connection !== this.#connection || !connection.ready) return
    this.#flowing = true
    if (this.#outbox.own.length === 0) this.#retry.succeeded()
    this.#pump()
  }

  /** Another device of this person's has written: perhaps without having seen what stood there. */
  #watchOwn(keys: Iterable<string>): void {
    for (const key of keys) if (handleOf(key) === this.options.handle && this.#entries.shown.has(key)) this.#conflicts.refresh()
  }

  /** Sends what waits, in the order of writing, each value as a message of its own. */
  #pump(): void {
    const limit = this.#careful ? 1 : windowSize
    for (const { key, rev, value } of this.#outbox.own) {
      if (!this.#flowing || !this.#connection.ready || this.#inFlight.size >= limit) break
      const before = this.#inFlight.at(key)
      if (before?.rev === rev) continue
      // With nothing of this key on its way, the doc says what the server has committed.
      if (!before && equalityDeep(this.#connection.get(key), value)) {
        void this.#outbox.remove(key, rev)
        this.#entries.commit(key, value)
        continue
      }
      const overwrites = before?.value ?? this.#connection.get(key)
      const message = this.#connection.put(key, value)
      if (message === null) {
        this.#dirty = true
        break
      }
      this.#inFlight.add({ key, rev, value, message, blind: overwrites !== undefined && !isFollowed(overwrites, value) })
    }
    this.#flush()
    this.#endIfDone()
  }

  #heard(message: PostilMessage): void {
    if (message.type === 'acknowledged') this.#acknowledged(message.count)
    else if (message.type === 'refused') this.#refused(message)
    else if (message.type === 'sees') this.#told(message.others)
    else if (message.type === 'epoch') this.#renewSoon()
    else if (message.type === 'reading-changed') tellReadingChanged(this.options.roomId)
  }

  #told(seesOthers: boolean): void {
    // What must not be seen any more goes at once, with the doc that has it.
    if (this.#sees && !seesOthers && this.#loaded) this.#startAfresh('now')
    this.#sees = seesOthers
    this.#flushSoon()
  }

  /** The doc was made anew, or sees otherwise: a fresh one, when nothing is on its way, and not everybody at once. */
  #renewSoon(): void {
    clearTimeout(this.#renewal)
    this.#renewal = setTimeout(() => {
      if (this.#closing.signal.aborted || this.#status !== 'online') return
      if (this.#inFlight.size > 0 || this.#deeds.size > 0) this.#renewSoon()
      else this.#startAfresh('now')
    }, Math.random() * renewWithin)
  }

  #acknowledged(count: number): void {
    this.#deeds.acknowledge(count)
    const taken = this.#inFlight.takeUpTo(count)
    if (taken.length === 0) return
    this.#retry.succeeded()
    for (const { key, rev, value, blind } of taken) {
      if (blind || (!this.#inFlight.at(key) && !equalityDeep(this.#connection.get(key), value))) this.#conflicts.refresh()
      // A newer value of this key may be on its way: then the doc is ahead of the room.
      this.#entries.commit(key, this.#inFlight.at(key) ? value : this.#connection.get(key))
      this.#strikes.delete(rev)
      void this.#outbox.remove(key, rev)
    }
    this.#pump()
  }

  #refused({ count, keys, code, message }: Extract<PostilMessage, { type: 'refused' }>): void {
    const culprits = this.#inFlight.refused(count, keys)
    if (culprits.length === 0) this.#careful = true
    const blamed = connectionFaults.has(code) ? culprits.filter((sent) => this.#strike(sent, code)) : culprits
    this.#giveUp(blamed, { code, message })
    this.#startAfresh(blamed.length > 0 ? 'now' : 'later')
  }

  /** Whether a value was refused too often to be sent again. A rate passes, however often. */
  #strike({ rev }: Sent, code: string): boolean {
    const strikes = (this.#strikes.get(rev) ?? 0) + 1
    this.#strikes.set(rev, strikes)
    return strikes >= maxStrikes && code !== 'rate-limited'
  }

  #giveUp(culprits: readonly Sent[], reason: { code: string; message: string }): void {
    if (culprits.length > 0) this.#careful = false
    for (const { key, rev } of culprits) {
      void this.#outbox.refuse(key, rev, reason)
      this.#entries.touch(key)
    }
  }

  #startAfresh(when: 'now' | 'later'): void {
    this.#deeds.fail()
    if (when === 'later') this.#status = 'offline'
    this.#present = new Map()
    this.#renew()
    this.#retry.schedule(when)
    this.#flush()
    this.#endIfDone()
  }

  #closed(code: number | null): void {
    this.#dirty ||= this.#deeds.size > 0
    this.#deeds.fail()
    this.#flowing = false
    this.#present = new Map()
    if (code !== null && endings.has(code)) {
      this.#end(code)
      return
    }
    if (code === closeCode.outdated) {
      this.#startAfresh('now')
      return
    }
    if (code === closeCode.refused) {
      // The word that says which did not arrive; with one at a time there is no doubt.
      const culprit = this.#inFlight.only()
      if (culprit) this.#giveUp([culprit], unexplained)
      else this.#careful = true
      this.#startAfresh(culprit ? 'now' : 'later')
      return
    }
    this.#dirty ||= this.#inFlight.size > 0 || (code !== null && code >= 4400)
    this.#status = 'offline'
    this.#retry.schedule('later')
    this.#flush()
  }

  #end(code: number): void {
    this.#status = 'ended'
    this.#endedBy = code
    // Who may not read the layer any more does not read on without a network; who is only signed out does, once they are back.
    if (code !== closeCode.unauthenticated) void this.#cache.clear()
    this.#flush()
    this.#tearDown()
  }

  #endIfDone(): void {
    if (this.#wanted || this.#outbox.own.length > 0) return
    void this.#cache.flush()
    this.#tearDown()
  }

  #tearDown(): void {
    if (this.#closing.signal.aborted) return
    this.#closing.abort()
    clearTimeout(this.#renewal)
    this.#deeds.fail()
    this.#stopWatching()
    this.#retry.stop()
    this.#conflicts.stop()
    this.#connection.destroy()
    this.#outbox.close()
    this.#cache.stop()
    this.#onDone()
  }

  #outboxChanged(): void {
    this.#flush()
    if (!knowsTabs()) return
    for (const tab of this.#outbox.otherTabs) if (!this.#awaitedTabs.has(tab)) void this.#inherit(tab)
  }

  /** What a closed tab left is this tab's to send. */
  async #inherit(tab: string): Promise<void> {
    this.#awaitedTabs.add(tab)
    try {
      await whenGone(tab, this.#closing.signal)
      await this.#outbox.adopt(tab)
      this.#pump()
    } catch {
      // This layer was closed first; whoever opens it next inherits.
    } finally {
      this.#awaitedTabs.delete(tab)
    }
  }

  #flushSoon(): void {
    this.#flushTimer ??= setTimeout(() => { this.#flush() }, frame)
  }

  #flush(): void {
    clearTimeout(this.#flushTimer)
    this.#flushTimer = undefined
    const { rows } = this.#outbox
    for (const key of rows.keys()) this.#entries.touch(key)
    for (const key of this.#lastRows.keys()) if (!rows.has(key)) this.#entries.touch(key)
    this.#lastRows = new Map(rows)
    this.#entries.refresh()
    const next = this.#takeSnapshot()
    if (isSame(next, this.#snapshot)) return
    this.#snapshot = next
    for (const listener of this.#listeners) listener()
  }

  #takeSnapshot(): LayerSnapshot {
    const { rows, drafts, durable } = this.#outbox
    const old = this.#snapshot as LayerSnapshot | undefined
    const listed = [...drafts.values()].map(({ key, value, code, message }) => ({ key, value, code, message }))
    return {
      status: this.#status,
      endedBy: this.#endedBy,
      loaded: this.#loaded,
      entries: this.#entries.shown,
      pending: rows.size,
      drafts: old && equalityDeep(old.drafts, listed) ? old.drafts : listed,
      durable,
      present: old && equalityDeep(Object.fromEntries(old.present), Object.fromEntries(this.#present)) ? old.present : this.#present,
      seesOthers: this.#sees,
    }
  }
}

/** Whether the writer of `value` had `earlier` before them. */
const isFollowed = (earlier: unknown, value: EntryValue) => equalityDeep(earlier, value) || (followsOf(value) ?? []).includes(stampOf(earlier as EntryValue))

const isSame = (a: LayerSnapshot, b: LayerSnapshot) => (Object.keys(a) as (keyof LayerSnapshot)[]).every((key) => a[key] === b[key])
