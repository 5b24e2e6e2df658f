import * as Y from 'yjs'
import { handleOf } from '@/lib/domain/annotation/entry.ts'
import type { Role } from '@/lib/domain/course/policy.ts'
import { may } from '@/lib/domain/course/policy.ts'
import type { LayerHiding } from '@/lib/domain/layer/hiding.ts'
import { isHiding, opensLayer } from '@/lib/domain/layer/hiding.ts'
import { entriesRoot, moderationRoot } from '@/lib/domain/layer/wire.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { filterUpdate } from './filter-update.ts'
import type { Sight } from './filter-update.ts'
import type { ClockRange } from './judge/decode-update.ts'
import { hiddenKeys } from './moderated.ts'

/** Somebody who looks into a room. */
export interface Viewer {
  handle: string
  role: Role
}

/** How somebody sees a room. Views of the same `key` see the same. */
export interface View {
  key: string
  handle: string
  /** Whether others' entries and presence show at all. */
  others: boolean
  /** Whether they lead the course, and so see all that is hidden. */
  isStaff: boolean
}

/** Whether somebody may know that the person called `handle` is here. */
export const maySeePresence = (handle: string, viewer: { handle: string; view: View | null }): boolean => viewer.handle === handle || viewer.view?.others === true

/**
 * The one place that decides what a socket may see of a room: by author, as the layer hides others until one has
 * written or until it is revealed; and by entry, as moderators hide one from all but its author and themselves.
 * Every door goes through it: the first sync, state vectors, relayed updates, presence.
 */
export class RoomVisibility {
  /** By handle, the keys of what opens the layer for its author. */
  private readonly openers = new Map<string, Set<string>>()
  /** Entries that have changed since what is durable was last noted. */
  private readonly changed = new Set<string>()
  private readonly owners: ReadonlyMap<number, string>
  private readonly doc: Y.Doc
  private moderated: { hidden: ReadonlySet<string>; authors: ReadonlySet<string> } | null = null

  constructor(doc: Y.Doc, owners: ReadonlyMap<number, string>) {
    this.doc = doc
    this.owners = owners
    const entries = doc.getMap<EntryValue>(entriesRoot)
    for (const key of entries.keys()) this.noteWritten(key)
    entries.observe(({ keysChanged }) => { for (const key of keysChanged) this.changed.add(key as string) })
  }

  /** What is in the doc is durable. */
  noteDurable(): void {
    for (const key of this.changed) this.noteWritten(key)
    this.changed.clear()
  }

  private noteWritten(key: string): void {
    const value = this.doc.getMap<EntryValue>(entriesRoot).get(key)
    const handle = handleOf(key)
    const own = this.openers.get(handle)
    if (value !== undefined && (opensLayer(value) || (value.kind === 'withdrawal' && value.target !== undefined))) {
      if (own === undefined) this.openers.set(handle, new Set([key]))
      else own.add(key)
    } else if (own?.delete(key) === true && own.size === 0) this.openers.delete(handle)
  }

  /** Entries have been hidden or shown. */
  noteModerated(): void {
    this.moderated = null
  }

  /** Entries that are hidden. */
  get hidden(): ReadonlySet<string> {
    return this.moderation.hidden
  }

  /** How somebody sees the room, where its layer hides what `rules` say. */
  viewOf({ handle, role }: Viewer, rules: LayerHiding, now = new Date()): View {
    if (may(role, 'layer:moderate')) return { key: 'staff', handle, others: true, isStaff: true }
    const others = !isHiding(rules, now) || (rules.hiding === 'until_written' && this.openers.has(handle))
    if (!others) return { key: `own ${handle}`, handle, others, isStaff: false }
    return { key: this.moderation.authors.has(handle) ? `open ${handle}` : 'open', handle, others, isStaff: false }
  }

  /** What of an update may be seen, and with it that the entries `hiddenNow` are gone; null where it is nothing. The same bytes where it is everything. */
  update(view: View, update: Uint8Array, hiddenNow: Iterable<string> = []): Uint8Array | null {
    if (this.showsAll(view)) return update
    return filterUpdate(this.doc, update, this.sightOf(view), this.deletesOf(view, hiddenNow))
  }

  /** What is lacking, given the state vector of what is there. Throws where the vector cannot be read. */
  state(view: View, stateVector?: Uint8Array): Uint8Array {
    if (this.showsAll(view)) return Y.encodeStateAsUpdate(this.doc, stateVector)
    const target = stateVector === undefined ? new Map<number, number>() : Y.decodeStateVector(stateVector)
    const sight = this.sightOf(view)
    // What must not be seen counts as known, so that it is not even written down.
    for (const client of this.doc.store.clients.keys()) if (!sight.seesClient(client)) target.set(client, Y.getState(this.doc.store, client))
    const update = Y.encodeStateAsUpdate(this.doc, Y.encodeStateVector(target))
    return filterUpdate(this.doc, update, sight, this.deletesOf(view, this.hidden)) ?? nothing
  }

  /** The state vector of what may be seen. */
  vector(view: View): Uint8Array {
    if (view.others) return Y.encodeStateVector(this.doc)
    const own = [...this.doc.store.clients.keys()].filter((client) => this.owners.get(client) === view.handle)
    return Y.encodeStateVector(new Map(own.map((client) => [client, Y.getState(this.doc.store, client)])))
  }

  private get moderation() {
    this.moderated ??= { hidden: hiddenKeys(this.doc), authors: new Set([...(this.doc.share.get(moderationRoot)?._map.keys() ?? [])].map(handleOf)) }
    return this.moderated
  }

  /** Whether somebody may see everything that is in the doc. */
  showsAll(view: View): boolean {
    return view.isStaff || (view.others && this.moderation.authors.size === 0)
  }

  private sightOf(view: View): Sight {
    const { hidden } = this
    return {
      seesClient: (client) => view.others || this.owners.get(client) === view.handle,
      show: ({ root, key }) => {
        if (handleOf(key) === view.handle) return 'all'
        if (root === moderationRoot) return 'nothing'
        return hidden.has(key) ? 'emptied' : 'all'
      },
    }
  }

  /** Where the values of the entries `keys` are, for a view that must not have them. */
  private *deletesOf(view: View, keys: Iterable<string>): Iterable<[number, ClockRange]> {
    if (!view.others) return
    const map = this.doc.getMap(entriesRoot)._map
    for (const key of keys) {
      const item = map.get(key)
      if (item === undefined || item.deleted || handleOf(key) === view.handle || !this.hidden.has(key)) continue
      yield [item.id.client, { start: item.id.clock, end: item.id.clock + item.length }]
    }
  }
}

/** An update that changes nothing. */
const nothing = new Uint8Array([0, 0])
