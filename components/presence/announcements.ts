/** What happened since the last sentence was spoken. */
export interface Happenings {
  joined: readonly string[]
  left: readonly string[]
  /** Names of those who wrote, one a note. */
  notes: readonly string[]
}

const listed = 3

function sayNames(names: readonly string[]): string {
  const each = [...new Set(names)]
  if (each.length > listed) return `${each.slice(0, listed - 1).join(', ')} and ${each.length - listed + 1} more`
  if (each.length < 2) return each[0] ?? ''
  return `${each.slice(0, -1).join(', ')} and ${each.at(-1) ?? ''}`
}

/** One polite line for a screen reader, empty when there is nothing to say. Who came and went within it is not mentioned. */
export function sayHappenings({ joined, left, notes }: Happenings): string {
  const came = joined.filter((name) => !left.includes(name))
  const went = left.filter((name) => !joined.includes(name))
  return [
    came.length > 0 && `${sayNames(came)} ${new Set(came).size > 1 ? 'are' : 'is'} here.`,
    went.length > 0 && `${sayNames(went)} left.`,
    notes.length === 1 && `New note by ${notes[0] ?? ''}.`,
    notes.length > 1 && `${notes.length} new notes, by ${sayNames(notes)}.`,
  ].filter(Boolean).join(' ')
}
