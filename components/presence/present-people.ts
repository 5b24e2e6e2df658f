import type { AwarenessState } from '@/lib/domain/layer/wire.ts'
import type { PersonView, RoomPersonView } from '@/lib/domain/reading/room-view.ts'

/** Somebody who is here, in one or several layers. */
export interface PresentPerson {
  /** Stable for the person as others see them; a pseudonym in another layer is another person. */
  id: string
  person: PersonView
  /** Offset of the first character in view, of the layer that told it last. */
  place: number | null
  /** Whether they follow oneself. */
  followsMe: boolean
}

/** Everyone present in any layer, by name; oneself never. Handles nobody knows yet are left out. */
export function presentPeople(layers: readonly ReadonlyMap<string, AwarenessState>[], people: Readonly<Record<string, RoomPersonView>>): PresentPerson[] {
  const found = new Map<string, PresentPerson>()
  for (const layer of layers) {
    for (const [handle, state] of layer) {
      const person = people[handle]
      if (person === undefined || person.me) continue
      const id = person.alias
      const before = found.get(id)
      const followsMe = before?.followsMe === true || (state.following != null && people[state.following]?.me === true)
      found.set(id, { id, person, place: state.place ?? before?.place ?? null, followsMe })
    }
  }
  return [...found.values()].sort((a, b) => (a.person.name < b.person.name ? -1 : 1))
}

/** Under which handle a layer's people know `id`; null where they are not in it. */
export const handleIn = (present: ReadonlyMap<string, AwarenessState>, people: Readonly<Record<string, RoomPersonView>>, id: string): string | null =>
  [...present.keys()].find((handle) => people[handle]?.alias === id) ?? null

/** The first name, for flags and short lines. */
export const firstName = (name: string) => name.split(/\s+/)[0] ?? name
