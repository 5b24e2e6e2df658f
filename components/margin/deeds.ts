import { makeWithdrawal } from '@/lib/domain/annotation/make-withdrawal.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'

/** What was done, as it is named to the person. */
export type DeedName = 'highlight' | 'note' | 'reply' | 'edit' | 'mark' | 'tags' | 'withdraw' | 'react' | 'unreact' | 'resolve' | 'reopen' | 'passage' | 'move' | 'copy'
  /* Of a debate. */
  | 'claim' | 'place' | 'position' | 'join' | 'part'

/** One entry of one's own before and after; null where there was none, or nothing but a place. */
export interface Change {
  layerId: string
  key: string
  before: EntryValue | null
  after: EntryValue | null
}

export interface Deed {
  name: DeedName
  changes: readonly Change[]
}

export interface DeedsView {
  canUndo: boolean
  canRedo: boolean
  /** The last thing done, undone or redone, new with each; null before any. */
  last: { deed: Deed; way: 'done' | 'undone' | 'redone' } | null
}

const most = 100

/**
 * What a person did on this page, to be taken back and done again. Each deed remembers the values that it changed, so
 * that even words that were taken back can be written again; nothing of it outlives the page.
 */
export class Deeds {
  #done: Deed[] = []
  #undone: Deed[] = []
  #view: DeedsView = { canUndo: false, canRedo: false, last: null }
  readonly #listeners = new Set<() => void>()
  readonly #write: (change: Change, value: EntryValue) => Promise<boolean>

  /** `write` puts a value at the change's key; false where it could not be kept. */
  constructor(write: (change: Change, value: EntryValue) => Promise<boolean>) {
    this.#write = write
  }

  readonly subscribe = (listener: () => void) => {
    this.#listeners.add(listener)
    return () => void this.#listeners.delete(listener)
  }

  readonly snapshot = (): DeedsView => this.#view

  did(deed: Deed): void {
    this.#done = [...this.#done.slice(1 - most), deed]
    this.#undone = []
    this.#tell(deed, 'done')
  }

  /** Takes the last deed back; null when there is none, or it could not be kept. */
  async undo(now = new Date()): Promise<Deed | null> {
    const deed = this.#done.at(-1)
    if (deed === undefined || !(await this.#writeAll(deed, 'before', now))) return null
    this.#done = this.#done.filter((one) => one !== deed)
    this.#undone = [...this.#undone, deed]
    this.#tell(deed, 'undone')
    return deed
  }

  async redo(now = new Date()): Promise<Deed | null> {
    const deed = this.#undone.at(-1)
    if (deed === undefined || !(await this.#writeAll(deed, 'after', now))) return null
    this.#undone = this.#undone.filter((one) => one !== deed)
    this.#done = [...this.#done, deed]
    this.#tell(deed, 'redone')
    return deed
  }

  async #writeAll({ changes }: Deed, side: 'before' | 'after', now: Date): Promise<boolean> {
    for (const change of side === 'before' ? changes.toReversed() : changes) {
      const value = change[side] ?? goneFrom(change[side === 'before' ? 'after' : 'before'], now)
      if (value !== null && !(await this.#write(change, writtenNow(value, now)))) return false
    }
    return true
  }

  #tell(deed: Deed, way: 'done' | 'undone' | 'redone'): void {
    this.#view = { canUndo: this.#done.length > 0, canRedo: this.#undone.length > 0, last: { deed, way } }
    for (const listener of this.#listeners) listener()
  }
}

const goneFrom = (value: EntryValue | null, now: Date): EntryValue | null => value && makeWithdrawal(value, now)

/** A value that stands again is a new one: of two with one stamp, nobody could say which came first. */
function writtenNow(value: EntryValue, now: Date): EntryValue {
  const instant = now.toISOString()
  switch (value.kind) {
    case 'annotation': case 'reply': case 'claim': return { ...value, edited: instant }
    case 'withdrawal': return { ...value, withdrawn: instant }
    case 'reaction': case 'resolution': case 'link': case 'position': return { ...value, written: instant }
  }
}
