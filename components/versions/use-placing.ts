import { useCallback, useMemo, useState } from 'react'
import type { Thread } from '@/components/margin/threads.ts'
import { api, ApiError } from '@/lib/client/api.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { RoomView } from '@/lib/domain/reading/room-view.ts'

export interface Placing {
  /** The note whose words are being sought; null while none is. */
  thread: Thread | null
  busy: boolean
  start: (thread: Thread) => void
  stop: () => void
  /** Puts the note there. Resolves to whether it stands there now. */
  place: (range: TextRange) => Promise<boolean>
}

interface PlacingParts {
  view: RoomView
  putPlace: (key: string, range: TextRange) => void
  complain: (sentence: string) => void
  /** What went wrong without a sentence of its own. */
  unknown: string
}

/** Placing a note by hand: choose it, select the words that it speaks of, say that it is these. */
export function usePlacing({ view, putPlace, complain, unknown }: PlacingParts): Placing {
  const [thread, setThread] = useState<Thread | null>(null)
  const [busy, setBusy] = useState(false)
  const stop = useCallback(() => setThread(null), [])
  const place = useCallback(async ({ start, end }: TextRange) => {
    if (thread === null) return false
    setBusy(true)
    try {
      await api.put(`/api/readings/${view.reading.id}/placements/${thread.layer.roomId}/${encodeURIComponent(thread.key)}`, { version: view.version.id, start, end })
      putPlace(thread.key, { start, end })
      setThread(null)
      return true
    } catch (error) {
      complain(error instanceof ApiError ? error.message : unknown)
      return false
    } finally {
      setBusy(false)
    }
  }, [thread, view, putPlace, complain, unknown])
  return useMemo(() => ({ thread, busy, start: setThread, stop, place }), [thread, busy, stop, place])
}

/** Whether the reader may say where a note belongs: its author, and who leads the course. */
export const mayPlace = (thread: Thread, isStaff: boolean): boolean => isStaff || (thread.entry.mine && thread.layer.mayWrite)
