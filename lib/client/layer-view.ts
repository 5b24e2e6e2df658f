import { equalityDeep } from 'lib0/function'
import type { AwarenessState } from '@/lib/domain/layer/wire.ts'
import type { LayerEntries } from './layer-entries.ts'
import type { ConnectionStatus, LayerSnapshot } from './layer-session.types.ts'
import type { Outbox } from './outbox.ts'

/** What others do is shown in batches of a frame; one's own doing at once. */
const frame = 16

/** What is shown of a layer, and who hears when that is something else. Whoever changes a field says afterwards when it is to be seen. */
export class LayerView {
  status: ConnectionStatus = 'connecting'
  endedBy: number | null = null
  loaded = false
  present: ReadonlyMap<string, AwarenessState> = new Map()
  seesOthers = true
  readonly #outbox: Outbox
  readonly #entries: LayerEntries
  readonly #listeners = new Set<() => void>()
  #lastRows: ReadonlyMap<string, unknown> = new Map()
  #timer: ReturnType<typeof setTimeout> | undefined
  #snapshot: LayerSnapshot

  constructor(outbox: Outbox, entries: LayerEntries) {
    this.#outbox = outbox
    this.#entries = entries
    this.#snapshot = this.#take()
  }

  readonly subscribe = (listener: () => void): (() => void) => {
    this.#listeners.add(listener)
    return () => this.#listeners.delete(listener)
  }

  readonly snapshot = (): LayerSnapshot => this.#snapshot

  flushSoon(): void {
    this.#timer ??= setTimeout(() => { this.flush() }, frame)
  }

  flush(): void {
    clearTimeout(this.#timer)
    this.#timer = undefined
    const { rows } = this.#outbox
    for (const key of rows.keys()) this.#entries.touch(key)
    for (const key of this.#lastRows.keys()) if (!rows.has(key)) this.#entries.touch(key)
    this.#lastRows = new Map(rows)
    this.#entries.refresh()
    const next = this.#take()
    if (isSame(next, this.#snapshot)) return
    this.#snapshot = next
    for (const listener of this.#listeners) listener()
  }

  #take(): LayerSnapshot {
    const { rows, drafts, durable } = this.#outbox
    const old = this.#snapshot as LayerSnapshot | undefined
    const listed = [...drafts.values()].map(({ key, value, code, message }) => ({ key, value, code, message }))
    return {
      status: this.status,
      endedBy: this.endedBy,
      loaded: this.loaded,
      entries: this.#entries.shown,
      pending: rows.size,
      drafts: old && equalityDeep(old.drafts, listed) ? old.drafts : listed,
      durable,
      present: old && equalityDeep(Object.fromEntries(old.present), Object.fromEntries(this.present)) ? old.present : this.present,
      seesOthers: this.seesOthers,
    }
  }
}

const isSame = (a: LayerSnapshot, b: LayerSnapshot) => (Object.keys(a) as (keyof LayerSnapshot)[]).every((key) => a[key] === b[key])
