import { useCallback, useState } from 'react'
import type { Thread } from '@/components/margin/threads.ts'
import type { RoomWriting } from '@/components/reader/room-context.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'

export interface PassageChange {
  /** The note that is being put on another passage; null for none. */
  thread: Thread | null
  range: TextRange | null
  start: (thread: Thread) => void
  setRange: (range: TextRange) => void
  save: () => void
  cancel: () => void
}

/** Puts a note of one's own on another passage: nothing is written before it is saved, and its thread stays. */
export function usePassageChange(writing: RoomWriting, select: (key: string | null) => void): PassageChange {
  const [changing, setChanging] = useState<{ thread: Thread; range: TextRange } | null>(null)
  const start = useCallback((thread: Thread) => {
    if (thread.range !== null) setChanging({ thread, range: thread.range })
  }, [])
  const setRange = useCallback((range: TextRange) => setChanging((before) => before && { ...before, range }), [])
  const close = () => {
    if (changing !== null) select(changing.thread.key)
    setChanging(null)
  }
  const save = async () => {
    if (changing === null) return
    const { thread, range } = changing
    const same = thread.range?.start === range.start && thread.range.end === range.end
    if (same || thread.root.kind !== 'annotation' || await writing.movePassage(thread.layer.id, thread.entry, thread.root, range)) close()
  }
  return { thread: changing?.thread ?? null, range: changing?.range ?? null, start, setRange, save: () => void save(), cancel: close }
}
