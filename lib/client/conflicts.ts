import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { ConflictView } from '@/lib/domain/annotation/revision-view.ts'
import { api } from './api.ts'

/** Several signs that something was lost come together, ms. */
const gather = 200

/** Asks the server for what `listConflicts` gives. */
export const loadConflicts = async (roomId: string): Promise<ConflictView[]> =>
  (await api.get<{ conflicts: ConflictView[] }>(`/api/rooms/${roomId}/conflicts`)).conflicts

/** What this person's devices lost to each other in one room, as the server knows it: all it knows is every accepted value. */
export class Conflicts {
  #others: ReadonlyMap<string, readonly EntryValue[]> = new Map()
  #timer: ReturnType<typeof setTimeout> | undefined
  #asked = 0
  readonly #load: () => Promise<ConflictView[]>
  readonly #changed: (keys: Iterable<string>) => void

  /** `changed` is called with the keys whose conflicts may be others than before. */
  constructor(load: () => Promise<ConflictView[]>, changed: (keys: Iterable<string>) => void) {
    this.#load = load
    this.#changed = changed
  }

  at(key: string): readonly EntryValue[] {
    return this.#others.get(key) ?? none
  }

  /** Asks again, soon. */
  refresh(): void {
    this.#timer ??= setTimeout(() => {
      this.#timer = undefined
      void this.#ask()
    }, gather)
  }

  stop(): void {
    clearTimeout(this.#timer)
    this.#asked += 1
  }

  async #ask(): Promise<void> {
    const asked = ++this.#asked
    try {
      const found = new Map((await this.#load()).map(({ key, others }) => [key, others]))
      // Something newer was asked for, or nobody wants to know any more.
      if (asked !== this.#asked) return
      const keys = new Set([...this.#others.keys(), ...found.keys()])
      this.#others = found
      this.#changed(keys)
    } catch {
      // The server is away: the next connection asks again.
    }
  }
}

const none: readonly EntryValue[] = []
