import type { DBSchema } from 'idb'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { keptOpen, under } from './kept-open.ts'

interface CachedEntry {
  user: string
  room: string
  key: string
  value: EntryValue
}

interface LayerCacheSchema extends DBSchema {
  entries: { key: [string, string, string]; value: CachedEntry }
}

/** A database of its own: what it holds can be had again from the server, what the outbox holds cannot. */
const database = keptOpen<LayerCacheSchema>('postil-layers', (db) => {
  db.createObjectStore('entries', { keyPath: ['user', 'room', 'key'] })
})

/** Changes are gathered for so long before they are stored, ms; a page that is left stores them at once. */
const gather = 250
/** So many are stored at once, with a pause, ms, before the next: ten thousand in one go would hold the page up for more than a second. */
const atOnce = 100
const pause = 20

/** Those of this page, so that none stores anything after its person's layers were taken away. */
const opened = new Set<LayerCache>()

/**
 * What one person last saw of one layer, to be shown while the room cannot be reached. It is a copy: where the browser stores
 * nothing, or fails to, the layer is only empty without a network.
 */
export class LayerCache {
  readonly user: string
  readonly #room: string
  readonly #stored = new Map<string, EntryValue>()
  #changed = new Map<string, EntryValue | undefined>()
  #timer: ReturnType<typeof setTimeout> | undefined
  #writing: Promise<void> = Promise.resolve()
  #isForgotten = false
  readonly #stopListening = whenLeft(() => { void this.flush() })

  constructor(user: string, room: string) {
    this.user = user
    this.#room = room
    opened.add(this)
  }

  /** What was stored, by key; nothing where there is no storage. */
  async read(): Promise<ReadonlyMap<string, EntryValue>> {
    try {
      const rows = await (await database()).getAll('entries', under(this.user, this.#room))
      for (const { key, value } of rows) this.#stored.set(key, value)
    } catch {
      // No storage.
    }
    return this.#stored
  }

  /** Notes what is committed at `key` now; undefined where nothing is any more. */
  put(key: string, value: EntryValue | undefined): void {
    if (this.#isForgotten) return
    if (!this.#changed.has(key) && this.#stored.get(key) === value) return
    this.#changed.set(key, value)
    this.#timer ??= setTimeout(() => { this.#storeSome() }, gather)
  }

  /** Forgets what is at none of `keys`. */
  keepOnly(keys: ReadonlySet<string>): void {
    for (const key of this.#stored.keys()) if (!keys.has(key)) this.put(key, undefined)
  }

  /** Stores nothing more: what was noted last and not yet stored is had again from the server. */
  stop(): void {
    opened.delete(this)
    this.#stopListening()
    clearTimeout(this.#timer)
    this.#changed.clear()
  }

  /** Stores what has been noted. */
  flush(): Promise<void> {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const changed = this.#changed
    this.#changed = new Map()
    return this.#write(changed)
  }

  /** The first of what has been noted, and a little later the rest. */
  #storeSome(): void {
    const some = new Map([...this.#changed].slice(0, atOnce))
    for (const key of some.keys()) this.#changed.delete(key)
    void this.#write(some).then(() => {
      this.#timer = this.#changed.size === 0 ? undefined : setTimeout(() => { this.#storeSome() }, pause)
    })
  }

  #write(changed: ReadonlyMap<string, EntryValue | undefined>): Promise<void> {
    if (changed.size === 0) return this.#writing
    for (const [key, value] of changed) {
      if (value === undefined) this.#stored.delete(key)
      else this.#stored.set(key, value)
    }
    this.#writing = this.#writing.then(() => this.#store(changed)).catch(() => undefined)
    return this.#writing
  }

  /** Forgets the layer: its reader may not see it any more. */
  clear(): Promise<void> {
    this.#changed.clear()
    this.#stored.clear()
    this.#writing = this.#writing.then(async () => (await database()).delete('entries', under(this.user, this.#room))).catch(() => undefined)
    return this.#writing
  }

  /** From now on nothing is stored. */
  forget(): void {
    this.#isForgotten = true
    this.stop()
  }

  async #store(changed: ReadonlyMap<string, EntryValue | undefined>): Promise<void> {
    const db = await database()
    if (this.#isForgotten) return
    const tx = db.transaction('entries', 'readwrite')
    for (const [key, value] of changed) {
      if (value === undefined) void tx.store.delete([this.user, this.#room, key])
      else void tx.store.put({ user: this.user, room: this.#room, key, value })
    }
    await tx.done
  }
}

function whenLeft(call: () => void): () => void {
  if (typeof window === 'undefined') return () => undefined
  window.addEventListener('pagehide', call)
  return () => window.removeEventListener('pagehide', call)
}

/** Takes away all layers that were kept for a person. Throws where there is storage and it fails. */
export async function forgetLayers(userId: string): Promise<void> {
  for (const cache of opened) if (cache.user === userId) cache.forget()
  if (typeof indexedDB === 'undefined') return
  await (await database()).delete('entries', under(userId))
}
