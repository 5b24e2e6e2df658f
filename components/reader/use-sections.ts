import { useMemo, useSyncExternalStore } from 'react'
import type { SeenStore } from '@/components/margin/seen.ts'
import { hasWords, type Thread } from '@/components/margin/threads.ts'
import { buildSections, type Section } from '@/components/reader/sections.ts'
import { useCurrentSection } from '@/components/reader/use-current-section.ts'
import type { LaidText } from '@/components/reader/use-laid-text.ts'
import type { RoomView } from '@/lib/domain/reading/room-view.ts'

/** The sections of the text with what is written in each and not read yet, and the index of the one in view. */
export function useSections(outline: RoomView['outline'], threads: readonly Thread[], seen: SeenStore, laid: LaidText | null): { sections: readonly Section[]; current: number } {
  const revision = useSyncExternalStore(seen.subscribe, seen.snapshot, () => 0)
  const sections = useMemo(() => buildSections(outline, threads.flatMap((thread) => thread.range === null ? [] : [{
    start: thread.range.start,
    fresh: revision >= 0 && hasWords(thread) && [thread.entry, ...thread.replies.map((reply) => reply.entry)].some((entry) => !entry.mine && seen.isNew(entry.key, entry.value.written)),
  }])), [outline, threads, seen, revision])
  return { sections, current: useCurrentSection(outline, laid) }
}
