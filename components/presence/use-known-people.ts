import { useEffect, useMemo, useRef, useState } from 'react'
import type { LayerSnapshot } from '@/lib/client/layer-session.types.ts'

type Known<P> = Readonly<Record<string, P>>

const settle = 300

/** Everyone by handle. A handle nobody here knows yet (somebody has just joined) is asked for once, with others that show up together. */
export function useKnownPeople<P>(given: Known<P>, rooms: readonly { snapshot: Pick<LayerSnapshot, 'entries' | 'present'> }[], ask: () => Promise<Known<P>>): Known<P> {
  const [known, setKnown] = useState(given)
  const asked = useRef(new Set<string>())

  const strangers = useMemo(() => {
    const found = new Set<string>()
    for (const { snapshot } of rooms) {
      for (const { handle } of snapshot.entries.values()) if (!(handle in known)) found.add(handle)
      for (const handle of snapshot.present.keys()) if (!(handle in known)) found.add(handle)
    }
    return [...found].sort().join(' ')
  }, [rooms, known])

  useEffect(() => {
    const unasked = strangers.split(' ').filter((handle) => handle !== '' && !asked.current.has(handle))
    if (unasked.length === 0) return
    const timer = setTimeout(() => {
      for (const handle of unasked) asked.current.add(handle)
      ask().then(
        (fresh) => setKnown((before) => ({ ...before, ...fresh })),
        () => {
          // Offline: asked again with the next handle that shows up, and shown as "Somebody" until then.
          for (const handle of unasked) asked.current.delete(handle)
        },
      )
    }, settle)
    return () => clearTimeout(timer)
  }, [strangers, ask])

  return known
}
