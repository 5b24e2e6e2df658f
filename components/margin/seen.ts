import { noneSeen, seenCapacity as capacity, type SeenMarks } from '@/lib/domain/reading/seen.ts'

export const seenKey = (userId: string, readingId: string) => `postil.seen.${userId}.${readingId}`

/**
 * Which notes this person has seen: in this browser, and, as far as it has heard (`adopt`), on others. On a first visit what is there counts as seen: only what comes later is new.
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
  readonly #unsent = new Set<string>()
  #floorSent = true

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

  /** Takes over what other devices have seen. What this one has seen and they have not is told them next. */
  adopt(marks: SeenMarks | null): void {
    const { floor, keys } = marks ?? noneSeen
    const theirs = new Set(keys)
    for (const key of this.#keys) if (!theirs.has(key)) this.#unsent.add(key)
    if (this.#floor > floor) this.#floorSent = false
    const before = this.#keys.size
    for (const key of keys) this.#keys.add(key)
    const more = this.#keys.size > before || floor > this.#floor || (marks !== null && !this.#known)
    if (marks !== null) this.#known = true
    if (floor > this.#floor) this.#floor = floor
    if (more || this.#unsent.size > 0) this.#changed()
  }

  /** What was seen here and not told to other devices yet; it counts as told from now on. Null where there is nothing. */
  takeUnsent(): SeenMarks | null {
    if (this.#unsent.size === 0 && this.#floorSent) return null
    const marks = { floor: this.#floorSent ? '' : this.#floor, keys: [...this.#unsent].filter((key) => this.#keys.has(key)) }
    this.#unsent.clear()
    this.#floorSent = true
    return marks
  }

  /** They could not be told. */
  putBack({ floor, keys }: SeenMarks): void {
    for (const key of keys) this.#unsent.add(key)
    if (floor !== '') this.#floorSent = false
  }

  see(notes: Iterable<{ key: string; written: string }>): void {
    let more = !this.#known
    this.#known = true
    for (const { key, written } of notes) {
      if (written <= this.#floor || this.#keys.has(key)) continue
      this.#keys.add(key)
      this.#unsent.add(key)
      more = true
      if (this.#keys.size > capacity) this.#forgetOldest(written)
    }
    if (more) this.#changed()
  }

  #changed(): void {
    this.#revision += 1
    this.#write()
    for (const listener of this.#listeners) listener()
  }

  #forgetOldest(latest: string): void {
    this.#keys = new Set([...this.#keys].slice(capacity / 2))
    if (latest <= this.#floor) return
    this.#floor = latest
    this.#floorSent = false
  }

  #read(): boolean {
    try {
      const found: unknown = JSON.parse(this.#storage.getItem(this.#key) ?? 'null')
      if (!isSeen(found)) return false
      this.#keys = new Set(found.keys)
      this.#floor = found.floor
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

/** What this browser kept was written here; another version of Postil may have written it otherwise. */
const isSeen = (kept: unknown): kept is SeenMarks =>
  typeof kept === 'object' && kept !== null && 'floor' in kept && typeof kept.floor === 'string' && 'keys' in kept && Array.isArray(kept.keys) && kept.keys.every((key) => typeof key === 'string')
