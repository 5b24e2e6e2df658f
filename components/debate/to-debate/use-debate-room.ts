import { useEffect, useRef, useState, useSyncExternalStore } from 'react'
import { problemOf } from '@/components/ui/use-form.ts'
import { busyRooms } from '@/lib/client/busy-rooms.ts'
import { emptySnapshot } from '@/lib/client/empty-snapshot.ts'
import { openLayer } from '@/lib/client/layer-session.ts'
import type { LayerSession, LayerSnapshot } from '@/lib/client/layer-session.types.ts'
import { getOrLast } from '@/lib/client/offline/last-answer.ts'
import { onMayWrite } from '@/lib/client/rights-news.ts'
import { syncUrl } from '@/lib/client/sync-url.ts'
import type { DebateView } from '@/lib/domain/debate/views.ts'

export interface DebateRoom {
  /** Null until it is known. */
  view: DebateView | null
  session: LayerSession | null
  snapshot: LayerSnapshot
  problem: string | null
}

const quiet = () => () => undefined
const empty = () => emptySnapshot

/** A debate with its room, for as long as it is chosen. What was written there and waits goes on being sent from this page. */
export function useDebateRoom(userId: string, debateId: string | null): DebateRoom {
  const [opened, setOpened] = useState<{ id: string; view: DebateView; session: LayerSession } | null>(null)
  const [problem, setProblem] = useState<{ id: string; message: string } | null>(null)
  const current = useRef<LayerSession | null>(null)

  useEffect(() => {
    if (debateId === null) return
    let stale = false
    getOrLast<DebateView>(userId, `/api/debates/${debateId}`).then((view) => {
      if (stale) return
      const { roomId, handle } = view.room
      current.current = openLayer({ serverUrl: syncUrl(), roomId, handle, userId })
      setProblem(null)
      setOpened({ id: debateId, view, session: current.current })
    }, (error: unknown) => { if (!stale) setProblem({ id: debateId, message: problemOf(error).message }) })
    return () => {
      stale = true
      // Held while something waits, and closed at once where nothing does.
      if (current.current !== null) busyRooms.hold(userId, current.current)
      current.current = null
    }
  }, [userId, debateId])

  // It may be closed, or opened again, while somebody writes.
  useEffect(() => onMayWrite((roomId, mayWrite) => {
    setOpened((before) => (before?.view.room.roomId === roomId ? { ...before, view: { ...before.view, room: { ...before.view.room, mayWrite } } } : before))
  }), [])

  const now = opened?.id === debateId ? opened : null
  const snapshot = useSyncExternalStore(now?.session.subscribe ?? quiet, now?.session.snapshot ?? empty, empty)
  return { view: now?.view ?? null, session: now?.session ?? null, snapshot, problem: problem?.id === debateId ? problem.message : null }
}
