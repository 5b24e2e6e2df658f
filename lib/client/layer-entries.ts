import { equalityDeep } from 'lib0/function'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entryKeyPattern, handleOf } from '@/lib/domain/annotation/entry-key.ts'
import { isKnownKind } from '@/lib/domain/annotation/entry-kinds.ts'
import { followsOf, stampOf } from '@/lib/domain/annotation/revision.ts'
import type { LayerEntry } from './layer-session.types.ts'

/** The server has judged every value; this only keeps out kinds and versions that this page does not know yet. */
function isKnown(value: unknown): value is EntryValue {
  return typeof value === 'object' && value !== null && 'kind' in value && isKnownKind(value.kind) && 'v' in value && value.v === 1
}

/** The entries of a layer as they are shown: what is committed, and over it what waits in this browser. */
export class LayerEntries {
  /** Replaced, never changed, once it has been shown. */
  shown: ReadonlyMap<string, LayerEntry> = new Map()
  readonly #own: string
  readonly #committed = new Map<string, EntryValue>()
  readonly #waiting: (key: string) => EntryValue | undefined
  readonly #lost: (key: string) => readonly EntryValue[]
  readonly #committedNow: (key: string, value: EntryValue | undefined) => void
  readonly #isHidden: (key: string) => boolean
  readonly #stale = new Set<string>()

  /** `waiting`: what is not committed yet at a key; `lost`: what one's devices lost there to each other; `committedNow` hears what is committed at a key, undefined where nothing is any more; `isHidden`: whether others do not see it. */
  constructor(own: string, waiting: (key: string) => EntryValue | undefined, lost: (key: string) => readonly EntryValue[], committedNow: (key: string, value: EntryValue | undefined) => void = () => undefined, isHidden: (key: string) => boolean = () => false) {
    this.#isHidden = isHidden
    this.#committedNow = committedNow
    this.#own = own
    this.#waiting = waiting
    this.#lost = lost
  }

  /** Takes over what is committed at `key`. */
  commit(key: string, value: unknown): void {
    if (!entryKeyPattern.test(key)) return
    if (isKnown(value)) this.#committed.set(key, value)
    else this.#committed.delete(key)
    this.#committedNow(key, this.#committed.get(key))
    this.#stale.add(key)
  }

  /** Makes the committed entries exactly these. */
  commitAll(keys: Iterable<string>, get: (key: string) => unknown): void {
    const gone = new Set(this.#committed.keys())
    for (const key of keys) {
      gone.delete(key)
      const value = get(key)
      if (!equalityDeep(this.#committed.get(key), value)) this.commit(key, value)
    }
    for (const key of gone) this.commit(key, undefined)
  }

  /** What waits at `key` has changed. */
  touch(key: string): void {
    this.#stale.add(key)
  }

  /** Brings `shown` up to date. What did not change stays the same object. */
  refresh(): void {
    let next: Map<string, LayerEntry> | null = null
    for (const key of this.#stale) {
      const waiting = this.#waiting(key)
      const value = waiting ?? this.#committed.get(key)
      const state = waiting ? 'pending' : 'saved'
      const others = value ? this.#othersThan(key, value) : none
      const hidden = this.#isHidden(key)
      const old = this.shown.get(key)
      if (old?.value === value && (!old || (old.state === state && (old.hidden ?? false) === hidden && equalityDeep(old.conflict?.others ?? none, others)))) continue
      next ??= new Map(this.shown)
      const handle = handleOf(key)
      if (value) next.set(key, { key, handle, value, state, mine: handle === this.#own, ...(others.length > 0 && { conflict: { others } }), ...(hidden && { hidden }) })
      else next.delete(key)
    }
    this.#stale.clear()
    if (next) this.shown = next
  }

  /** What was lost at `key` that the writer of `value` has not had before them since. */
  #othersThan(key: string, value: EntryValue): readonly EntryValue[] {
    const settled = new Set([...(followsOf(value) ?? []), stampOf(value)])
    const others = this.#lost(key).filter((lost) => !settled.has(stampOf(lost)))
    return others.length > 0 ? others : none
  }
}

const none: readonly EntryValue[] = []
