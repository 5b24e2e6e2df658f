import type { Drafts, NoteDraft } from '@/components/margin/drafts.ts'
import { hasWords, type Thread } from '@/components/margin/threads.ts'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

/** A card of the margin: a thread, a note being written, one the server refused, or the line that holds a crowd's other notes. */
export type MarginItem =
  | { kind: 'thread'; key: string; range: TextRange | null; thread: Thread }
  | { kind: 'draft'; key: string; range: TextRange; draft: NoteDraft }
  | { kind: 'refused'; key: string; range: TextRange | null; refused: RefusedDraft; layer: LayerView }
  | { kind: 'stack'; key: string; range: TextRange; block: number; count: number; open: boolean }

export interface LayerRefusals {
  layer: LayerView
  refused: readonly RefusedDraft[]
}

/**
 * The cards in the order of the text; without a place in this version, last. A bare highlight is among them only while
 * it is `selected`. The threads come in the order of the text. Drafts are those of the given layers. `asGiven`: the threads have an order of their own, and the others follow them.
 */
export function buildItems(threads: readonly Thread[], drafts: Drafts, layers: readonly LayerRefusals[], version: string, selected: string | null, asGiven = false): MarginItem[] {
  const shown = new Set(layers.map(({ layer }) => layer.id))
  const items: MarginItem[] = []
  for (const thread of threads) if (hasWords(thread) || thread.key === selected) items.push(itemOf(thread))
  const inOrder = items.length
  for (const [key, draft] of Object.entries(drafts)) {
    if (draft.kind === 'note' && shown.has(draft.layerId)) items.push({ kind: 'draft', key, range: { start: draft.start, end: draft.end }, draft })
  }
  for (const { layer, refused } of layers) {
    for (const one of refused) {
      // A reply stands in its thread; a nod that did not arrive is nothing to keep.
      if (one.value.kind !== 'annotation' && one.value.kind !== 'withdrawal') continue
      const range = rangeOf(one, version)
      items.push({ kind: 'refused', key: `refused:${one.key}`, range, refused: one, layer })
    }
  }
  if (asGiven || items.length === inOrder) return items
  return items
    .map((item, at) => ({ item, at, start: item.range?.start ?? Number.POSITIVE_INFINITY }))
    .sort((a, b) => (a.start === b.start ? a.at - b.at : a.start - b.start))
    .map(({ item }) => item)
}

/** The same item for the same thread: of ten thousand, what comes changes one or two. */
const known = new WeakMap<Thread, MarginItem>()

function itemOf(thread: Thread): MarginItem {
  const before = known.get(thread)
  if (before !== undefined) return before
  const item: MarginItem = { kind: 'thread', key: thread.key, range: thread.range, thread }
  known.set(thread, item)
  return item
}

function rangeOf({ value }: RefusedDraft, version: string): TextRange | null {
  if ((value.kind !== 'annotation' && value.kind !== 'withdrawal') || value.target?.version !== version) return null
  const [{ start, end }] = value.target.selector
  return { start, end }
}
