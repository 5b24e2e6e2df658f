import { useMemo, useState } from 'react'
import type { LayerRefusals } from '@/components/margin/margin-items.ts'
import { threadGatherer } from '@/components/margin/thread-gatherer.ts'
import type { Thread } from '@/components/margin/threads.ts'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import type { RefusedDraft } from '@/lib/client/layer-session.types.ts'
import type { Placements } from '@/lib/domain/reading/placement.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

export interface ShownThreads {
  threads: readonly Thread[]
  refusals: readonly LayerRefusals[]
  /** Refused replies by the thread they were meant for. */
  refusedReplies: ReadonlyMap<string, readonly RefusedDraft[]>
  loaded: boolean
}

/** What the margin shows: the notes of the chosen layer and one's private ones. */
export function useShownThreads(live: readonly LiveLayer[], chosen: LayerView | null, version: string, placements: Placements): ShownThreads {
  const [gather] = useState(threadGatherer)
  const shown = useMemo(() => live.filter(({ layer }) => layer.id === chosen?.id || layer.kind === 'private'), [live, chosen])
  const threads = gather(shown.map(({ layer, snapshot }) => ({ layer, entries: snapshot.entries })), version, placements)
  const refusals = useMemo(() => shown.map(({ layer, snapshot }) => ({ layer, refused: snapshot.drafts })), [shown])
  const refusedReplies = useMemo(() => {
    const found = new Map<string, RefusedDraft[]>()
    for (const one of refusals.flatMap(({ refused }) => refused)) {
      if (one.value.kind === 'reply') found.set(one.value.thread, [...(found.get(one.value.thread) ?? []), one])
    }
    return found
  }, [refusals])
  return { threads, refusals, refusedReplies, loaded: shown.length > 0 && shown.every(({ snapshot }) => snapshot.loaded) }
}
