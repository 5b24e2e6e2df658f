import type { EntryValue } from './entry.ts'
import { maxFollows } from './entry-key.ts'

/** A value that an entry has had. */
export interface Revision {
  value: EntryValue | null
}

/** How a later value names an earlier one of the same entry: by when its writer says it was written. Compared, never ordered. */
export function stampOf(value: EntryValue): string {
  switch (value.kind) {
    case 'withdrawal': return value.withdrawn
    case 'annotation': case 'reply': case 'claim': return value.edited ?? value.written
    case 'reaction': case 'resolution': case 'link': case 'position': return value.written
  }
}

/** Stamps of the values that the writer of `value` had before them; undefined where its writer does not say. */
export const followsOf = (value: EntryValue): readonly string[] | undefined => ('follows' in value ? value.follows : undefined)

/** `value` as the one that follows those with `stamps`, of which the first and the last ones are kept. */
export function withFollows(value: EntryValue, stamps: readonly string[]): EntryValue {
  if (value.kind !== 'annotation' && value.kind !== 'reply' && value.kind !== 'claim') return value
  const { follows: _, ...bare } = value
  const own = stampOf(value)
  const named = [...new Set(stamps)].filter((stamp) => stamp !== own)
  if (named.length === 0) return bare
  return { ...bare, follows: named.length <= maxFollows ? named : [...named.slice(0, 1), ...named.slice(1 - maxFollows)] }
}

/**
 * Which of an entry's revisions, in the order of arrival, were lost: not `current`, and followed by none whose writer had
 * them before their eyes. That is what two devices leave that edited one note without knowing of each other. A value that
 * does not say what it follows counts as following all that arrived before it; so does one whose words were taken back.
 */
export function findLost<R extends Revision>(revisions: readonly R[], current: EntryValue | undefined): R[] {
  const named = new Set<string>()
  let unsaid = -1
  revisions.forEach(({ value }, i) => {
    const follows = value === null ? undefined : followsOf(value)
    if (follows === undefined) unsaid = i
    else for (const stamp of follows) named.add(stamp)
  })
  const now = current === undefined ? null : stampOf(current)
  const lost = revisions.filter(({ value }, i) => i >= unsaid && value !== null && !named.has(stampOf(value)) && stampOf(value) !== now)
  return [...new Map(lost.map((revision) => [revision.value === null ? '' : stampOf(revision.value), revision])).values()]
}
