import { useCallback } from 'react'
import { useKnownPeople } from '@/components/presence/use-known-people.ts'
import type { LiveLayer } from '@/components/reader/use-layers.ts'
import { api } from '@/lib/client/api.ts'
import type { RoomPersonView, RoomView } from '@/lib/domain/reading/room-view.ts'

export type People = Readonly<Record<string, RoomPersonView>>

/** Everyone of the reading's layers by handle, also who has just joined. */
export function usePeople({ people, reading }: RoomView, layers: readonly LiveLayer[]): People {
  return useKnownPeople(people, layers, useCallback(() => api.get<People>(`/api/readings/${reading.id}/people`), [reading.id]))
}

const somebody: RoomPersonView = { alias: '', layerId: '', name: 'Somebody', initials: '·', tint: 1, me: false }

export const personAt = (people: People, handle: string): RoomPersonView => people[handle] ?? somebody
