import { useCallback, useEffect, useRef, useState } from 'react'
import type { SeenStore } from '@/components/margin/seen.ts'
import { api } from '@/lib/client/api.ts'
import type { ReadingState, StateChange } from '@/lib/domain/reading/reading-state.ts'

/** ms after the last change. */
const settle = 2000

export interface KnownElsewhere {
  /** Where one read last, on whatever device; undefined until it is known, null where nothing is. */
  place: string | null | undefined
  /** Tells other devices of the place, soon. */
  tell: (place: string) => void
}

/**
 * Keeps the place and what was seen the same on all devices: asks for both when the reading is opened and when one comes
 * back to the page, tells of changes a moment later and when the page is left. Offline, this device's own memory serves.
 */
export function useReadingState(readingId: string, seen: SeenStore): KnownElsewhere {
  const [place, setPlace] = useState<string | null | undefined>(undefined)
  const untold = useRef<string | null>(null)
  const timer = useRef<ReturnType<typeof setTimeout> | undefined>(undefined)
  const known = useRef(false)
  const address = `/api/readings/${readingId}/state`

  const send = useCallback((leaving = false) => {
    clearTimeout(timer.current)
    if (!known.current) return
    const marks = seen.takeUnsent()
    const change: StateChange = { ...(untold.current !== null && { place: untold.current }), ...(marks !== null && { seen: marks }) }
    if (Object.keys(change).length === 0) return
    untold.current = null
    // A page that is being left is not waited for: the browser sends this on its behalf.
    const sending = leaving
      ? fetch(address, { method: 'PUT', keepalive: true, credentials: 'same-origin', headers: { 'content-type': 'application/json' }, body: JSON.stringify(change) })
      : api.put(address, change)
    sending.catch(() => {
      untold.current ??= change.place ?? null
      if (marks !== null) seen.putBack(marks)
    })
  }, [address, seen])

  const soon = useCallback(() => {
    clearTimeout(timer.current)
    timer.current = setTimeout(() => send(), settle)
  }, [send])

  useEffect(() => {
    let stale = false
    const ask = () => api.get<ReadingState>(address).then((state) => {
      if (stale) return
      known.current = true
      seen.adopt(state.seen)
      setPlace((before) => before ?? state.place)
    }, () => {
      if (!stale) setPlace((before) => before ?? null)
    })
    const shown = () => {
      if (document.visibilityState === 'visible') void ask()
      else send(true)
    }
    const leave = () => send(true)
    void ask()
    const unsubscribe = seen.subscribe(soon)
    document.addEventListener('visibilitychange', shown)
    window.addEventListener('pagehide', leave)
    return () => {
      stale = true
      unsubscribe()
      document.removeEventListener('visibilitychange', shown)
      window.removeEventListener('pagehide', leave)
      send(true)
    }
  }, [address, seen, send, soon])

  const tell = useCallback((now: string) => {
    untold.current = now
    soon()
  }, [soon])
  return { place, tell }
}
