import { useCallback, useEffect, useMemo, useRef, useState } from 'react'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import { api } from '@/lib/client/api.ts'
import { onReadingChanged } from '@/lib/client/reading-news.ts'
import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { Placements } from '@/lib/domain/reading/placement.ts'
import type { RoomView } from '@/lib/domain/reading/room-view.ts'

/** ms in which what arrives together is asked for together. */
const together = 400
/** ms over which the pages of a whole course spread their questions, when all of them hear that something changed. */
const spread = 1500
/** ms after which a page that is looked at again asks whether its text still counts. */
const stale = 60_000
const mostKeys = 1000

export interface PlacesOfNotes {
  /** The same object until a place changes. */
  placements: Placements
  /** A newer text is out. */
  isOld: boolean
  /** Shows a place at once that the server has taken. */
  putPlace: (key: string, range: TextRange) => void
}

/** Keys of notes that were written on another version; those that the server does not have yet are left out. */
function keysElsewhere(live: readonly LiveLayer[], version: string): string[] {
  return live.flatMap(({ snapshot }) => [...snapshot.entries.values()].flatMap(({ key, value, state }) => (state === 'saved' && 'target' in value && value.target !== undefined && value.target.version !== version ? [key] : [])))
}

/**
 * Where notes of other versions stand in the one that is shown: what came with the page, and what the server says of notes
 * that arrive later. Hears when a note is placed elsewhere, and when a newer text is out; nothing moves before the reader says so.
 */
export function usePlacements(view: RoomView, live: readonly LiveLayer[]): PlacesOfNotes {
  const { reading, version } = view
  const [placements, setPlacements] = useState(view.placements)
  const [isOld, setOld] = useState(false)
  const asked = useRef(new Set<string>())
  const elsewhere = useMemo(() => keysElsewhere(live, version.id), [live, version.id])
  const latest = useRef(elsewhere)
  useEffect(() => { latest.current = elsewhere }, [elsewhere])

  const ask = useCallback(async (keys: readonly string[]) => {
    for (let at = 0; at < keys.length; at += mostKeys) {
      const found = await api.post<Placements>(`/api/readings/${reading.id}/placements`, { version: version.id, keys: keys.slice(at, at + mostKeys) })
      setPlacements((before) => merge(before, found))
    }
  }, [reading.id, version.id])

  const unknown = elsewhere.filter((key) => !(key in placements) && !asked.current.has(key)).join(' ')
  useEffect(() => {
    if (unknown === '') return
    const timer = setTimeout(() => {
      const keys = unknown.split(' ')
      for (const key of keys) asked.current.add(key)
      // Without a connection they are asked for when the next news comes; meanwhile they stand without a place.
      ask(keys).catch(() => { for (const key of keys) asked.current.delete(key) })
    }, together)
    return () => clearTimeout(timer)
  }, [unknown, ask])

  const rooms = useMemo(() => new Set(view.layers.map(({ roomId }) => roomId)), [view.layers])
  useEffect(() => {
    let timer: ReturnType<typeof setTimeout> | undefined
    let looked = Date.now()
    const look = async () => {
      looked = Date.now()
      const newest = await api.get<{ id: string; number: number }>(`/api/readings/${reading.id}/version`)
      if (newest.number > version.number) setOld(true)
      asked.current.clear()
      if (latest.current.length > 0) await ask(latest.current)
    }
    const soon = (delay: number) => {
      clearTimeout(timer)
      timer = setTimeout(() => void look().catch(() => { looked = 0 }), delay)
    }
    const stop = onReadingChanged((roomId) => { if (rooms.has(roomId)) soon(Math.random() * spread) })
    const back = () => { if (document.visibilityState === 'visible' && Date.now() - looked > stale) soon(0) }
    document.addEventListener('visibilitychange', back)
    window.addEventListener('online', back)
    return () => {
      clearTimeout(timer)
      stop()
      document.removeEventListener('visibilitychange', back)
      window.removeEventListener('online', back)
    }
  }, [reading.id, version.number, rooms, ask])

  const putPlace = useCallback((key: string, range: TextRange) => setPlacements((before) => ({ ...before, [key]: { range, method: 'by-hand' } })), [])
  return { placements, isOld, putPlace }
}

/** `before` where nothing is new. */
function merge(before: Placements, found: Placements): Placements {
  const isNew = Object.entries(found).some(([key, { range, method }]) => {
    const known = before[key]
    return known?.method !== method || known.range?.start !== range?.start || known.range?.end !== range?.end
  })
  return isNew ? { ...before, ...found } : before
}
