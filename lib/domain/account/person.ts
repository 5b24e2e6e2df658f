import type { PersonView } from '@/lib/domain/reading/room-view.ts'

/** Up to two letters: of the first and of the last word of a name, as people write them on a list. */
export function initialsOf(name: string): string {
  const words = name.split(/[\s-]+/u).filter((word) => /[\p{L}\p{N}]/u.test(word))
  const letters = [words[0], words.length > 1 ? words.at(-1) : undefined].map((word) => /[\p{L}\p{N}]/u.exec(word ?? '')?.[0] ?? '')
  return letters.join('').toLocaleUpperCase('en') || '?'
}

/** One of six tints (1 to 6), the same for a person everywhere: FNV-1a of the id. */
export function tintOf(userId: string): number {
  let hash = 0x811c9dc5
  for (const character of userId) hash = Math.imul(hash ^ (character.codePointAt(0) ?? 0), 0x01000193)
  return ((hash >>> 0) % 6) + 1
}

/** A person as `viewerId` sees them. */
export function viewPerson(person: { id: string; name: string }, viewerId: string): PersonView {
  return { name: person.name, initials: initialsOf(person.name), tint: tintOf(person.id), me: person.id === viewerId }
}
