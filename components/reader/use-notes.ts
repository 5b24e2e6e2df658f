import { useMemo } from 'react'
import type { DraftStore } from '@/components/margin/drafts.ts'
import { buildItems, type MarginItem } from '@/components/margin/margin-items.ts'
import { inOrder, tagsOf } from '@/components/margin/note-filter.ts'
import type { SeenStore } from '@/components/margin/seen.ts'
import type { Thread } from '@/components/margin/threads.ts'
import { useDrafts } from '@/components/margin/use-drafts.ts'
import { useNoteFilter, type NoteFiltering } from '@/components/margin/use-note-filter.ts'
import { useGathered } from '@/components/reader/use-gathered.ts'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import type { MarginMode } from '@/components/reader/use-media.ts'
import type { People } from '@/components/reader/use-people.ts'
import { useSelecting } from '@/components/reader/use-selecting.ts'
import { useShownThreads, type ShownThreads } from '@/components/reader/use-shown-threads.ts'
import { useStable } from '@/components/reader/use-stable.ts'
import { useNoteTypedAhead } from '@/components/reader/use-typed-ahead.ts'
import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { Placements } from '@/lib/domain/reading/placement.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

interface NotesParts {
  live: readonly LiveLayer[]
  chosen: LayerView | null
  version: string
  placements: Placements
  people: People
  index: TextIndex | null
  drafts: DraftStore
  seen: SeenStore
  mode: MarginMode
  hidden: boolean
}

interface Notes extends Pick<ShownThreads, 'refusedReplies' | 'loaded'>, ReturnType<typeof useSelecting> {
  /** Of the chosen layer and one's own, in the order of the text. */
  all: readonly Thread[]
  /** Those that pass the filter. */
  threads: readonly Thread[]
  orphans: readonly Thread[]
  filtering: NoteFiltering
  knownTags: readonly string[]
  /** What the margin shows, drafts and refused notes too, in the order that is asked for. */
  items: readonly MarginItem[]
  /** The selected one of them. */
  open: MarginItem | null
}

/** The notes of the layers that are read: which there are, which are shown, and which is open. */
export function useNotes({ live, chosen, version, placements, people, index, drafts, seen, mode, hidden }: NotesParts): Notes {
  const { threads: all, refusals, refusedReplies, loaded } = useShownThreads(live, chosen, version, placements)
  const orphans = useMemo(() => all.filter((thread) => thread.lost), [all])
  const written = useDrafts(drafts)
  const selecting = useSelecting(index, all, drafts, mode)
  const { selected } = selecting
  useNoteTypedAhead(drafts, selected)
  const filtering = useNoteFilter(all, people, seen, selected)
  const { shown: threads, isList, filter: { order } } = filtering
  const gathered = useGathered(all)
  const knownTags = useStable(useMemo(() => tagsOf(gathered), [gathered]))
  const items = useMemo(() => (hidden ? [] : buildItems(inOrder(threads, order), written, refusals, version, selected, isList)), [hidden, threads, order, isList, written, refusals, version, selected])
  const open = items.find((item) => item.key === selected) ?? null
  return { all, threads, orphans, filtering, knownTags, refusedReplies, loaded, items, open, ...selecting }
}
