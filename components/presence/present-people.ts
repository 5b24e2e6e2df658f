import type { AwarenessState } from '@/lib/domain/layer/wire.ts'
import type { PersonView, RoomPersonView } from '@/lib/domain/reading/room-view.ts'

/** Somebody who is here, in one or several layers. */
export interface PresentPerson {
  /** Stable for the person as others see them; a pseudonym in another layer is another person. */
  id: string
  person: PersonView
  /** Offset of the first character in view, of the layer that told it last. */
  place: number | null
}

/** Everyone present in any layer, by name; oneself never. Handles nobody knows yet are left out. */
export function presentPeople(layers: readonly ReadonlyMap<string, AwarenessState>[], people: Readonly<Record<string, RoomPersonView>>): PresentPerson[] {
  const found = new Map<string, PresentPerson>()
  for (const layer of layers) {
    for (const [handle, state] of layer) {
      const person = people[handle]
      if (person === undefined || person.me) continue
      const id = person.alias
      found.set(id, { id, person, place: state.place ?? found.get(id)?.place ?? null })
    }
  }
  return [...found.values()].sort((a, b) => (a.person.name < b.person.name ? -1 : 1))
}

/** The first name, for flags and short lines. */
export const firstName = (name: string) => name.split(/\s+/)[0] ?? name
