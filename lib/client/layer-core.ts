import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { handleOf } from '@/lib/domain/annotation/entry-key.ts'
import { followsOf, stampOf, withFollows } from '@/lib/domain/annotation/revision.ts'
import type { AwarenessState, PostilMessage } from '@/lib/domain/layer/wire.ts'
import { closeCode } from '@/lib/domain/layer/wire-names.ts'
import { Conflicts, loadConflicts } from './conflicts.ts'
import { Deeds } from './deeds.ts'
import { inheritor } from './inheritance.ts'
import { LayerCache } from './layer-cache.ts'
import { LayerEntries } from './layer-entries.ts'
import type { LayerSessionOptions } from './layer-session.types.ts'
import { LayerView } from './layer-view.ts'
import { Outbox } from './outbox.ts'
import { tellReadingChanged } from './reading-news.ts'
import { tellMayWrite } from './rights-news.ts'
import { RetryTimer, watchNetwork } from './retry-timer.ts'
import { RoomConnection } from './room-connection.ts'
import { Sending } from './sending.ts'
import { knowsTabs, thisTab, type Tab } from './tab.ts'

const endings: ReadonlySet<number> = new Set([closeCode.unauthenticated, closeCode.rightLost, closeCode.notFound])
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
  readonly view: LayerView
  readonly #outbox: Outbox
  readonly #entries: LayerEntries
  readonly #cache: LayerCache
  readonly #conflicts: Conflicts
  readonly #sending: Sending
  readonly #retry = new RetryTimer(() => { this.#connect() })
  readonly #stopWatching: () => void
  readonly #closing = new AbortController()
  readonly #inherit: () => void
  #connection: RoomConnection
  #dirty = false
  #announced: AwarenessState | null = {}
  readonly #deeds = new Deeds()
  #renewal: ReturnType<typeof setTimeout> | undefined
  #wanted = true
  #leaving: ReturnType<typeof setTimeout> | undefined
  readonly #onDone: () => void

  constructor(options: LayerSessionOptions, onDone: () => void, tab: Tab = thisTab()) {
    this.options = options
    this.#onDone = onDone
    this.#cache = new LayerCache(options.userId, options.roomId)
    this.#outbox = new Outbox({ user: options.userId, room: options.roomId, tab, changed: () => {
      this.view.flush()
      this.#inherit()
    } })
    this.#inherit = inheritor(this.#outbox, this.#closing.signal, () => { this.#pump() })
    this.#conflicts = new Conflicts(options.loadConflicts ?? (() => loadConflicts(options.roomId)), (keys) => {
      for (const key of keys) this.#entries.touch(key)
      this.view.flush()
    })
    this.#entries = new LayerEntries(options.handle, (key) => this.#outbox.rows.get(key)?.value, (key) => this.#conflicts.at(key), (key, value) => { this.#cache.put(key, value) }, (key) => this.#connection.isHidden(key))
    this.#sending = new Sending(this.#outbox, this.#entries, this.#conflicts)
    this.view = new LayerView(this.#outbox, this.#entries)
    this.#connection = this.#newConnection()
    this.#stopWatching = watchNetwork({ online: () => { this.#retry.hurry() }, offline: () => { this.#connection.disconnect() } })
    this.#connect()
    void this.#start()
  }

  /** The value says which it follows: what was shown at its key. */
  async write(key: string, value: EntryValue, seen: readonly EntryValue[] = []): Promise<void> {
    const waiting = this.#outbox.rows.get(key)?.value
    const before = waiting ?? this.#entries.shown.get(key)?.value
    const follows = [...((waiting && followsOf(waiting)) ?? []), ...(before ? [before, ...seen] : seen).map(stampOf)]
    // Plain JSON: an undefined property would be another value after a reload.
    const stored = this.#outbox.put(key, JSON.parse(JSON.stringify(withFollows(value, follows))) as EntryValue)
    this.view.flush()
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
    this.view.flush()
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
    if (this.view.loaded) {
      this.#cache.keepOnly(new Set(this.#connection.keys()))
      return
    }
    for (const [key, value] of seen) this.#entries.commit(key, value)
    this.view.flush()
  }

  #newConnection(): RoomConnection {
    const connection: RoomConnection = new RoomConnection(this.options, {
      synced: () => { void this.#synced(connection) },
      changed: (keys) => {
        if (!this.view.loaded) return
        this.#watchOwn(keys)
        // Where something of one's own is on its way, the doc says that; its acknowledgement looks again.
        for (const key of keys) if (!this.#sending.inFlight.at(key)) this.#entries.commit(key, connection.get(key))
        this.view.flushSoon()
      },
      message: (message) => { this.#heard(message) },
      closed: (code) => { this.#closed(code) },
      present: () => {
        this.view.present = connection.others(this.options.handle)
        this.view.flushSoon()
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
    this.#sending.inFlight.clear()
    this.#sending.flowing = false
    this.#dirty = false
    this.#connection = this.#newConnection()
  }

  async #synced(connection: RoomConnection): Promise<void> {
    this.#entries.commitAll(connection.keys(), (key) => connection.get(key))
    this.#conflicts.refresh()
    this.view.status = 'online'
    this.view.loaded = true
    this.view.flush()
    await this.#outbox.reload()
    if (connection !== this.#connection || !connection.ready) return
    this.#sending.flowing = true
    if (this.#outbox.own.length === 0) this.#retry.succeeded()
    this.#pump()
  }

  /** Another device of this person's has written: perhaps without having seen what stood there. */
  #watchOwn(keys: Iterable<string>): void {
    for (const key of keys) if (handleOf(key) === this.options.handle && this.#entries.shown.has(key)) this.#conflicts.refresh()
  }

  #pump(): void {
    if (!this.#sending.pump(this.#connection)) this.#dirty = true
    this.view.flush()
    this.#endIfDone()
  }

  #heard(message: PostilMessage): void {
    if (message.type === 'acknowledged') this.#acknowledged(message.count)
    else if (message.type === 'refused') this.#startAfresh(this.#sending.refused(message))
    else if (message.type === 'sees') this.#told(message.others)
    else if (message.type === 'epoch') this.#renewSoon()
    else if (message.type === 'reading-changed') tellReadingChanged(this.options.roomId)
    else if (message.type === 'may') tellMayWrite(this.options.roomId, message.write)
  }

  #told(seesOthers: boolean): void {
    // What must not be seen any more goes at once, with the doc that has it.
    if (this.view.seesOthers && !seesOthers && this.view.loaded) this.#startAfresh('now')
    this.view.seesOthers = seesOthers
    this.view.flushSoon()
  }

  /** The doc was made anew, or sees otherwise: a fresh one, when nothing is on its way, and not everybody at once. */
  #renewSoon(): void {
    clearTimeout(this.#renewal)
    this.#renewal = setTimeout(() => {
      if (this.#closing.signal.aborted || this.view.status !== 'online') return
      if (this.#sending.inFlight.size > 0 || this.#deeds.size > 0) this.#renewSoon()
      else this.#startAfresh('now')
    }, Math.random() * renewWithin)
  }

  #acknowledged(count: number): void {
    this.#deeds.acknowledge(count)
    if (!this.#sending.acknowledged(count, this.#connection)) return
    this.#retry.succeeded()
    this.#pump()
  }

  #startAfresh(when: 'now' | 'later'): void {
    this.#deeds.fail()
    if (when === 'later') this.view.status = 'offline'
    this.view.present = new Map()
    this.#renew()
    this.#retry.schedule(when)
    this.view.flush()
    this.#endIfDone()
  }

  #closed(code: number | null): void {
    this.#dirty ||= this.#deeds.size > 0
    this.#deeds.fail()
    this.#sending.flowing = false
    this.view.present = new Map()
    if (code !== null && endings.has(code)) {
      this.#end(code)
      return
    }
    if (code === closeCode.outdated) {
      this.#startAfresh('now')
      return
    }
    if (code === closeCode.refused) {
      this.#startAfresh(this.#sending.refusedUnheard())
      return
    }
    this.#dirty ||= this.#sending.inFlight.size > 0 || (code !== null && code >= 4400)
    this.view.status = 'offline'
    this.#retry.schedule('later')
    this.view.flush()
  }

  #end(code: number): void {
    this.view.status = 'ended'
    this.view.endedBy = code
    // Who may not read the layer any more does not read on without a network; who is only signed out does, once they are back.
    if (code !== closeCode.unauthenticated) void this.#cache.clear()
    this.view.flush()
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
}
