import { useEffect } from 'react'
import type { SeenStore } from '@/components/margin/seen.ts'
import type { Thread } from '@/components/margin/threads.ts'

/** On a first visit, what is there when the room has loaded counts as seen. True once there can be news. */
export function useFirstVisit(seen: SeenStore, threads: readonly Thread[], loaded: boolean): boolean {
  useEffect(() => {
    if (!loaded || seen.known) return
    seen.see(threads.flatMap((thread) => [{ key: thread.key, written: thread.root.written }, ...thread.replies.map((reply) => ({ key: reply.entry.key, written: reply.value.written }))]))
  }, [seen, threads, loaded])
  return loaded
}
