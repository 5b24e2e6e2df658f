import { z } from 'zod'

const stored = z.object({ floor: z.string(), keys: z.array(z.string()) })
const capacity = 4000

export const seenKey = (userId: string, readingId: string) => `postil.seen.${userId}.${readingId}`

/**
 * Which notes this person has seen in this browser. On a first visit what is there counts as seen: only what comes later is new.
 * Beyond its capacity the oldest are forgotten, and everything written before them counts as seen.
 */
export class SeenStore {
  readonly #storage: Pick<Storage, 'getItem' | 'setItem'>
  readonly #key: string
  readonly #listeners = new Set<() => void>()
  #keys = new Set<string>()
  #floor = ''
  #known: boolean
  #revision = 0

  constructor(storage: Pick<Storage, 'getItem' | 'setItem'>, key: string) {
    this.#storage = storage
    this.#key = key
    this.#known = this.#read()
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  /** Changes whenever the answer of `isNew` may. */
  readonly snapshot = () => this.#revision

  /** Whether there has been a visit before this one. */
  get known(): boolean {
    return this.#known
  }

  isNew(key: string, written: string): boolean {
    return this.#known && written > this.#floor && !this.#keys.has(key)
  }

  see(notes: Iterable<{ key: string; written: string }>): void {
    let more = !this.#known
    this.#known = true
    for (const { key, written } of notes) {
      if (written <= this.#floor || this.#keys.has(key)) continue
      this.#keys.add(key)
      more = true
      if (this.#keys.size > capacity) this.#forgetOldest(written)
    }
    if (!more) return
    this.#revision += 1
    this.#write()
    for (const listener of this.#listeners) listener()
  }

  #forgetOldest(latest: string): void {
    this.#keys = new Set([...this.#keys].slice(capacity / 2))
    if (latest > this.#floor) this.#floor = latest
  }

  #read(): boolean {
    try {
      const found = stored.safeParse(JSON.parse(this.#storage.getItem(this.#key) ?? 'null'))
      if (!found.success) return false
      this.#keys = new Set(found.data.keys)
      this.#floor = found.data.floor
      return true
    } catch {
      return false
    }
  }

  #write(): void {
    try {
      this.#storage.setItem(this.#key, JSON.stringify({ floor: this.#floor, keys: [...this.#keys] }))
    } catch {
      // No room on the device: what is new is remembered for this page only.
    }
  }
}
