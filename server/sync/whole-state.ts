import * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'
import { step2Frame, updateFrame } from './frames.ts'

/** Milliseconds for which the encoded state is kept after it was asked for. */
const keptFor = 30_000
/** Updates, and share of the state's bytes, beyond which what came since is no longer sent beside it. */
const mostSince = 500
const shareSince = 0.25

/** What a doc was made from: a snapshot, as it is sent, and what came after it. */
export interface Source {
  frame: Uint8Array | null
  updates: readonly Uint8Array[]
}

interface Kept {
  frame: Uint8Array
  since: Uint8Array[]
  bytes: number
}

/**
 * All of a room as it is sent to those who come with nothing: encoded once for all of them, and what has come since
 * before it. A seminar opens its reading within one minute; encoding 10,000 annotations for each of thirty takes a second
 * and more in which nobody else is served. Holds the bytes only for as long as people come.
 */
export class WholeState {
  private readonly encode: () => Uint8Array
  private kept: Kept | null = null
  private timer: NodeJS.Timeout | null = null

  /** `loaded`: what the doc was just made from, a snapshot and what came after it; null where that is not to be sent. */
  constructor(encode: () => Uint8Array, loaded: Source | null) {
    this.encode = encode
    if (loaded?.frame == null) return
    this.keep(loaded.frame)
    for (const update of loaded.updates) this.add(update)
  }

  /** The doc has taken in `update`, by `transaction`. What was encoded before words were taken back still holds them, and is sent to nobody after that. */
  note(update: Uint8Array, transaction: Y.Transaction): void {
    if (this.kept !== null && takesBackWords(transaction)) return this.forget()
    this.add(update)
  }

  /**
   * Frames that bring it to somebody who has nothing: at most one update, and then the answer to the sync request, with
   * which they have everything. What the update builds on comes with the answer; until then Yjs keeps it waiting.
   */
  frames(): Uint8Array[] {
    const kept = this.kept ?? this.keep(step2Frame(this.encode()))
    this.expire()
    if (kept.since.length === 0) return [kept.frame]
    const merged = Y.mergeUpdates(kept.since)
    kept.since = [merged]
    kept.bytes = merged.length
    return [updateFrame(merged), kept.frame]
  }

  forget(): void {
    this.kept = null
    if (this.timer !== null) clearTimeout(this.timer)
    this.timer = null
  }

  private add(update: Uint8Array): void {
    const { kept } = this
    if (kept === null) return
    kept.since.push(update)
    kept.bytes += update.length
    if (kept.since.length > mostSince || kept.bytes > kept.frame.length * shareSince) this.forget()
  }

  private keep(frame: Uint8Array): Kept {
    this.expire()
    return (this.kept = { frame, since: [], bytes: 0 })
  }

  private expire(): void {
    if (this.timer === null) this.timer = forgetLater(new WeakRef(this))
    else this.timer.refresh()
  }
}

/** Whether entries are gone by `transaction`, or their words. */
export function takesBackWords({ doc, changed }: Y.Transaction): boolean {
  const entries = doc.getMap<EntryValue>(entriesRoot)
  for (const [type, keys] of changed) {
    if (type !== doc.share.get(entriesRoot)) continue
    for (const key of keys) {
      const value = key === null ? undefined : entries.get(key)
      if (value === undefined || value.kind === 'withdrawal') return true
    }
  }
  return false
}

/** A room that is let go meanwhile is not held by its timer. */
const forgetLater = (state: WeakRef<WholeState>): NodeJS.Timeout => setTimeout(() => state.deref()?.forget(), keptFor).unref()
