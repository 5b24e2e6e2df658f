import { useMemo } from 'react'
import type { RemoteSelection } from '@/components/presence/name-flags.tsx'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import type { People } from '@/components/reader/use-people.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'

const none: RemoteSelection[] = []

/** What others of the chosen layer have selected of this version. */
export function useRemoteSelections(live: readonly LiveLayer[], chosen: LayerView | null, people: People, version: string): readonly RemoteSelection[] {
  const present = live.find(({ layer }) => layer.id === chosen?.id)?.snapshot.present
  return useMemo(() => {
    const found = [...(present ?? [])].flatMap(([handle, { selection }]) => {
      const person = people[handle]
      if (!selection || selection.version !== version || selection.end <= selection.start || person === undefined || person.me) return []
      return [{ handle, person, start: selection.start, end: selection.end }]
    })
    return found.length === 0 ? none : found
  }, [present, people, version])
}
