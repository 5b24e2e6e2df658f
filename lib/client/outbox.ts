import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { under } from './kept-open.ts'
import { outboxDatabase, type DraftRow, type OutboxDatabase, type OutboxRow } from './outbox-database.ts'
import { randomId, type Tab } from './tab.ts'

const channelName = 'postil-outbox'
/** Told to the other tabs: something of this person's in this room (or in all) has changed. */
interface OutboxChange {
  user: string
  room: string | null
  cleared?: boolean
}

const opened = new Set<Outbox>()

/**
 * What one person wrote in one room and the server has not acknowledged. A row is shown and sent from memory and kept in
 * IndexedDB; memory follows what the person's other tabs do. There is one row a key and a tab owns it: the one that wrote
 * last, so an older value is never sent after a newer one.
 */
export class Outbox {
  rows = new Map<string, OutboxRow>()
  drafts = new Map<string, DraftRow>()
  /** False once this browser would not store something: what waits then lives as long as the page. */
  durable = true
  readonly user: string
  readonly room: string
  readonly #tab: Tab
  readonly #changed: () => void
  readonly #channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)
  /** Counts changes made here, so that a reading of the database begun before one is not taken for the state after it. */
  #changes = 0
  /** Settles when all that was changed here so far is stored. Changes are stored one after another. */
  #written: Promise<unknown> = Promise.resolve()

  /** `changed` is called when another tab, or a reading of the database, has changed rows or drafts. */
  constructor({ user, room, tab, changed }: { user: string; room: string; tab: Tab; changed: () => void }) {
    this.user = user
    this.room = room
    this.#tab = tab
    this.#changed = changed
    opened.add(this)
    if (this.#channel) this.#channel.onmessage = ({ data }: MessageEvent<OutboxChange>) => { this.#heard(data) }
  }

  /** What is this tab's to send, in the order in which it was written. */
  get own(): OutboxRow[] {
    return [...this.rows.values()].filter((row) => row.tab === this.#tab.id).sort((a, b) => a.order - b.order)
  }

  /** The other tabs that own something here. */
  get otherTabs(): Set<string> {
    return new Set([...this.rows.values()].map((row) => row.tab).filter((tab) => tab !== this.#tab.id))
  }

  /** Shows `value` at `key` at once; resolves when it is stored. A draft at that key is thereby done with. */
  async put(key: string, value: EntryValue): Promise<void> {
    const order = this.rows.get(key)?.order ?? 1 + Math.max(0, ...[...this.rows.values()].map((row) => row.order))
    const row: OutboxRow = { user: this.user, room: this.room, key, value, order, rev: randomId(), tab: this.#tab.id }
    this.rows.set(key, row)
    const draft = this.drafts.delete(key)
    this.#changes += 1
    await this.#write(async (db) => {
      await this.#tab.held
      const tx = db.transaction(['outbox', 'drafts'], 'readwrite')
      await Promise.all([tx.objectStore('outbox').put(row), draft && tx.objectStore('drafts').delete(this.#key(key)), tx.done])
    })
  }

  /** Forgets the value `rev` at `key`: it is committed. A newer value there stays. */
  async remove(key: string, rev: string): Promise<void> {
    if (this.rows.get(key)?.rev === rev) this.rows.delete(key)
    this.#changes += 1
    await this.#write(async (db) => {
      const tx = db.transaction('outbox', 'readwrite')
      if ((await tx.store.get(this.#key(key)))?.rev === rev) await tx.store.delete(this.#key(key))
      await tx.done
    })
  }

  /** Moves the value `rev` at `key` to the drafts. A newer value there stays to be sent, and makes no draft. */
  async refuse(key: string, rev: string, { code, message }: { code: string; message: string }): Promise<void> {
    const row = this.rows.get(key)
    if (row?.rev !== rev) return
    const draft: DraftRow = { user: this.user, room: this.room, key, value: row.value, code, message }
    this.rows.delete(key)
    this.drafts.set(key, draft)
    this.#changes += 1
    await this.#write(async (db) => {
      const tx = db.transaction(['outbox', 'drafts'], 'readwrite')
      const waits = tx.objectStore('outbox')
      if ((await waits.get(this.#key(key)))?.rev === rev) await waits.delete(this.#key(key))
      await tx.objectStore('drafts').put(draft)
      await tx.done
    })
  }

  /** Drops a draft for good. */
  async discard(key: string): Promise<void> {
    this.drafts.delete(key)
    this.#changes += 1
    await this.#write((db) => db.delete('drafts', this.#key(key)))
  }

  /** Takes over the rows of a tab that is gone. */
  async adopt(from: string): Promise<void> {
    await this.#write(async (db) => {
      await this.#tab.held
      const tx = db.transaction('outbox', 'readwrite')
      for (const row of await tx.store.getAll(under(this.user, this.room))) if (row.tab === from) await tx.store.put({ ...row, tab: this.#tab.id })
      await tx.done
    })
    await this.reload()
  }

  /** Reads again what is stored. */
  async reload(): Promise<void> {
    for (let seen = -1; seen !== this.#changes && this.durable;) {
      await this.#allWritten()
      seen = this.#changes
      const stored = await this.#attempt(async (db) => {
        const tx = db.transaction(['outbox', 'drafts'])
        const mine = under(this.user, this.room)
        return Promise.all([tx.objectStore('outbox').getAll(mine), tx.objectStore('drafts').getAll(mine)])
      })
      if (!stored || seen !== this.#changes) continue
      const [rows, drafts] = stored
      this.rows = new Map(rows.map((row) => [row.key, row]))
      this.drafts = new Map(drafts.map((draft) => [draft.key, draft]))
    }
    this.#changed()
  }

  close(): void {
    opened.delete(this)
    this.#channel?.close()
  }

  /** Forgets what is in memory: everything of this person's was cleared. */
  forget(): void {
    this.rows = new Map()
    this.drafts = new Map()
    this.#changes += 1
    this.#changed()
  }

  #key(key: string): [string, string, string] {
    return [this.user, this.room, key]
  }

  #heard({ user, room, cleared }: OutboxChange): void {
    if (user !== this.user || (room !== null && room !== this.room)) return
    if (cleared) this.forget()
    else void this.reload()
  }

  /** Afterwards, and until something is awaited again, nothing is on its way to the database. */
  async #allWritten(): Promise<void> {
    for (let last: Promise<unknown> | null = null; last !== this.#written;) {
      last = this.#written
      await last
    }
  }

  async #write(work: (db: OutboxDatabase) => Promise<unknown>): Promise<void> {
    const written = this.#written.then(() => this.#attempt(work))
    this.#written = written
    await written
    if (opened.has(this)) this.#channel?.postMessage({ user: this.user, room: this.room } satisfies OutboxChange)
  }

  /**
   * Where the browser stores nothing (a private window, a full disk), memory goes on alone and says so. It is still
   * tried: what a full disk has kept must go when it is acknowledged, or it would be sent again over something newer.
   */
  async #attempt<T>(work: (db: OutboxDatabase) => Promise<T>): Promise<T | null> {
    try {
      return await work(await outboxDatabase())
    } catch {
      this.durable = false
      this.#changed()
      return null
    }
  }
}

/** How many of this person's entries on this machine, waiting or refused, would be lost by `clearOutbox`. */
export async function countOutbox(userId: string): Promise<number> {
  const inMemory = [...opened].filter((outbox) => outbox.user === userId && !outbox.durable)
  const volatile = inMemory.reduce((sum, { rows, drafts }) => sum + rows.size + drafts.size, 0)
  try {
    const db = await outboxDatabase()
    const counts = await Promise.all([db.count('outbox', under(userId)), db.count('drafts', under(userId))])
    return volatile + counts[0] + counts[1]
  } catch {
    return volatile
  }
}

/** Removes from this machine everything of this person's that waits or was refused. For signing out of a shared one. */
export async function clearOutbox(userId: string): Promise<void> {
  for (const outbox of opened) if (outbox.user === userId) outbox.forget()
  const channel = typeof BroadcastChannel === 'undefined' ? null : new BroadcastChannel(channelName)
  try {
    const db = await outboxDatabase()
    const tx = db.transaction(['outbox', 'drafts'], 'readwrite')
    await Promise.all([tx.objectStore('outbox').delete(under(userId)), tx.objectStore('drafts').delete(under(userId)), tx.done])
  } catch {
    // No storage: there is nothing to remove but what is in memory.
  }
  channel?.postMessage({ user: userId, room: null, cleared: true } satisfies OutboxChange)
  channel?.close()
}
