import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import { useKnownPeople } from '@/components/presence/use-known-people.ts'
import { useLayers } from '@/components/reader/use-layers.ts'
import { onMayWrite } from '@/lib/client/rights-news.ts'
import { getOrLast } from '@/lib/client/offline/last-answer.ts'
import type { DebateView } from '@/lib/domain/debate/views.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

/** A debate's room, live, and what is known around it: who came since, what was quoted since, whether it was closed. */
export function useDebateSession(given: DebateView) {
  const [view, setView] = useState(given)
  const { room, me, debate: { id, question } } = given
  // To those who write into rooms, a debate is one more, named by its question.
  const [rooms] = useState<LayerView[]>(() => [{ id: room.roomId, kind: 'course', name: question, roomId: room.roomId, handle: room.handle, mayWrite: room.mayWrite, hiding: 'nothing', revealAt: null }])
  const { live, sessionOf } = useLayers(rooms, me.userId)
  const ask = useCallback(async () => {
    const fresh = await getOrLast<DebateView>(me.userId, `/api/debates/${id}`)
    setView(fresh)
    return fresh.people
  }, [id, me.userId])
  const askQuietly = useCallback(() => void ask().catch(() => undefined), [ask])
  const people = useKnownPeople(given.people, live, ask)
  const snapshot = live[0]?.snapshot
  const session = live[0]?.session ?? null

  // What is quoted of a version that nothing had been quoted of.
  const asked = useRef(new Set<string>())
  const unknown = useMemo(() => {
    const versions = new Set<string>()
    for (const { value } of snapshot?.entries.values() ?? []) if (value.kind === 'claim' && value.target && view.readings[value.target.version]?.paragraphs == null) versions.add(value.target.version)
    return [...versions].sort().join(' ')
  }, [snapshot?.entries, view.readings])
  useEffect(() => {
    const fresh = unknown.split(' ').filter((version) => version !== '' && !asked.current.has(version))
    if (fresh.length === 0) return
    for (const version of fresh) asked.current.add(version)
    askQuietly()
  }, [unknown, askQuietly])

  // Somebody may have closed it or opened it again: the room says so, and one looks when one comes back.
  useEffect(() => onMayWrite((roomId) => { if (roomId === room.roomId) askQuietly() }), [room.roomId, askQuietly])
  const status = snapshot?.status
  const refused = snapshot?.drafts.length ?? 0
  const first = useRef(true)
  useEffect(() => {
    if (status !== 'online') return
    if (first.current) first.current = false
    else askQuietly()
  }, [status, refused, askQuietly])
  useEffect(() => {
    const look = () => { if (document.visibilityState === 'visible') askQuietly() }
    document.addEventListener('visibilitychange', look)
    return () => document.removeEventListener('visibilitychange', look)
  }, [askQuietly])

  useEffect(() => { session?.announce({ place: null, selection: null, typing: null, following: null }) }, [session])
  return { view, setView, people, live, sessionOf, snapshot, ask: askQuietly }
}
