import { buildThreads, compareThreads, showThread, reuseThread, type OpenLayer, type Thread } from '@/components/margin/threads.ts'
import type { LayerEntry } from '@/lib/client/layer-session.types.ts'
import { buildThreads as threadsOf } from '@/lib/domain/annotation/threads.ts'
import type { Placements } from '@/lib/domain/reading/placement.ts'

/** With more changes than that, all is built anew. */
const few = 200

/** A nod to a reply to a note. What somebody's program wrote may go in circles. */
const deepest = 2

/** What an entry speaks of: the thread it is in, or what it nods to; null for a root. */
function aboutOf({ value }: LayerEntry): string | null {
  switch (value.kind) {
    case 'reply': case 'resolution': return value.thread
    case 'reaction': return value.of
    case 'withdrawal': return value.target === undefined ? (value.thread ?? null) : null
    case 'annotation': case 'claim': case 'link': case 'position': return null
  }
}

/** The entries of one layer, by what they speak of. */
class LayerIndex {
  entries: ReadonlyMap<string, LayerEntry> = new Map()
  readonly #about = new Map<string, Set<string>>()

  /** Takes over the entries as they are now; gives the keys of those that differ. */
  update(next: ReadonlyMap<string, LayerEntry>): string[] {
    const before = this.entries
    const changed: string[] = []
    for (const [key, entry] of next) if (before.get(key) !== entry) changed.push(key)
    if (before.size + changed.length > next.size) for (const key of before.keys()) if (!next.has(key)) changed.push(key)
    const roots = new Set<string>()
    for (const key of changed) {
      // Where it stood, and where it stands.
      roots.add(this.#rootOf(key))
      this.#put(key, before.get(key), next.get(key))
    }
    this.entries = next
    for (const key of changed) roots.add(this.#rootOf(key))
    return [...roots]
  }

  /** Everything that belongs to the thread of `root`: what speaks of it, and of that. */
  *of(root: string, depth = deepest): Generator<LayerEntry> {
    const entry = this.entries.get(root)
    if (entry !== undefined) yield entry
    if (depth > 0) for (const key of this.#about.get(root) ?? []) if (key !== root) yield* this.of(key, depth - 1)
  }

  #put(key: string, old: LayerEntry | undefined, now: LayerEntry | undefined): void {
    const from = old === undefined ? null : aboutOf(old)
    const to = now === undefined ? null : aboutOf(now)
    if (from !== null) this.#about.get(from)?.delete(key)
    if (to === null) return
    const known = this.#about.get(to)
    if (known) known.add(key)
    else this.#about.set(to, new Set([key]))
  }

  #rootOf(key: string, depth = deepest): string {
    const entry = this.entries.get(key)
    const about = entry === undefined ? null : aboutOf(entry)
    return about === null || depth === 0 ? key : this.#rootOf(about, depth - 1)
  }
}

/**
 * Gathers the threads of some layers in the order of the text, as `buildThreads` does, building only those anew to which
 * something has come: a room of ten thousand notes hears of one at a time. What did not change stays the same object, and
 * the list too while nothing did.
 */
export function threadGatherer() {
  let layers: readonly OpenLayer[] = []
  let placements: Placements = {}
  let version = ''
  let indexes: LayerIndex[] = []
  let list: readonly Thread[] = []

  function all(): readonly Thread[] {
    return buildThreads(layers, version, new Map(list.map((thread) => [thread.key, thread])), placements)
  }

  return (nowLayers: readonly OpenLayer[], nowVersion: string, nowPlacements: Placements): readonly Thread[] => {
    const isSameRoom = nowVersion === version && nowPlacements === placements && nowLayers.length === layers.length && nowLayers.every(({ layer }, at) => layer === layers[at]?.layer)
    if (!isSameRoom) indexes = nowLayers.map(() => new LayerIndex())
    ;[layers, version, placements] = [nowLayers, nowVersion, nowPlacements]
    const touched = layers.map(({ entries }, at) => (entries === indexes[at]?.entries ? [] : (indexes[at]?.update(entries) ?? [])))
    const count = touched.reduce((sum, roots) => sum + roots.length, 0)
    if (isSameRoom && count === 0) return list
    if (!isSameRoom || count > few) return (list = all())

    const gone = new Set(touched.flat())
    const before = new Map(list.filter(({ key }) => gone.has(key)).map((thread) => [thread.key, thread]))
    const next = list.filter(({ key }) => !gone.has(key))
    for (const [at, { layer }] of layers.entries()) {
      for (const root of touched[at] ?? []) {
        for (const thread of threadsOf(indexes[at]?.of(root) ?? [])) insert(next, reuseThread(before.get(thread.key), showThread(layer, thread, version, placements[thread.key])), layers)
      }
    }
    list = next.length === list.length && next.every((thread, at) => thread === list[at]) ? list : next
    return list
  }
}

function insert(list: Thread[], thread: Thread, layers: readonly OpenLayer[]): void {
  const layerAt = ({ layer }: Thread) => layers.findIndex((one) => one.layer === layer)
  let low = 0
  let high = list.length
  while (low < high) {
    const middle = (low + high) >> 1
    const other = list[middle] as Thread
    if ((compareThreads(other, thread) || layerAt(other) - layerAt(thread) || compareWritten(other, thread)) < 0) low = middle + 1
    else high = middle
  }
  list.splice(low, 0, thread)
}

/** As within a layer, where two stand at one place. */
function compareWritten(a: Thread, b: Thread): number {
  const [one, other] = [a.root.target?.selector[0], b.root.target?.selector[0]]
  return (one?.start ?? 0) - (other?.start ?? 0) || (one?.end ?? 0) - (other?.end ?? 0) || Date.parse(a.root.written) - Date.parse(b.root.written) || (a.key < b.key ? -1 : a.key > b.key ? 1 : 0)
}
