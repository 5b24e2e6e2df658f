import { useEffect, useMemo, useRef, useState } from 'react'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import { api } from '@/lib/client/api.ts'
import type { RoomPersonView, RoomView } from '@/lib/domain/reading/room-view.ts'

export type People = Readonly<Record<string, RoomPersonView>>

const settle = 300

/** Everyone by handle. A handle nobody here knows yet (somebody has just joined) is asked for once, with others that show up together. */
export function usePeople({ people, reading }: RoomView, layers: readonly LiveLayer[]): People {
  const [known, setKnown] = useState<People>(people)
  const asked = useRef(new Set<string>())

  const strangers = useMemo(() => {
    const found = new Set<string>()
    for (const { snapshot } of layers) {
      for (const { handle } of snapshot.entries.values()) if (!(handle in known)) found.add(handle)
      for (const handle of snapshot.present.keys()) if (!(handle in known)) found.add(handle)
    }
    return [...found].sort().join(' ')
  }, [layers, known])

  useEffect(() => {
    const unasked = strangers.split(' ').filter((handle) => handle !== '' && !asked.current.has(handle))
    if (unasked.length === 0) return
    const timer = setTimeout(() => {
      for (const handle of unasked) asked.current.add(handle)
      api.get<Record<string, RoomPersonView>>(`/api/readings/${reading.id}/people`).then(
        (fresh) => setKnown((before) => ({ ...before, ...fresh })),
        () => {
          // Offline: asked again with the next handle that shows up, and shown as "Somebody" until then.
          for (const handle of unasked) asked.current.delete(handle)
        },
      )
    }, settle)
    return () => clearTimeout(timer)
  }, [strangers, reading.id])

  return known
}

const somebody: RoomPersonView = { alias: '', layerId: '', name: 'Somebody', initials: '·', tint: 1, me: false }

export const personAt = (people: People, handle: string): RoomPersonView => people[handle] ?? somebody
