import { useCallback, useSyncExternalStore } from 'react'
import type { Draft, Drafts, DraftStore } from '@/components/margin/drafts.ts'

const none: Drafts = {}

export const useDrafts = (store: DraftStore): Drafts => useSyncExternalStore(store.subscribe, store.snapshot, () => none)

/** One draft; its card renders again only when it changes. */
export function useDraft(store: DraftStore, id: string): Draft | undefined {
  const read = useCallback(() => store.snapshot()[id], [store, id])
  return useSyncExternalStore(store.subscribe, read, () => undefined)
}
