import type { Annotation, EntryValue, Reaction, Reply, Resolution } from '@/lib/domain/annotation/entry.ts'
import type { Mark, Stance } from '@/lib/domain/annotation/mark.ts'
import { describeRange, type TextRange } from '@/lib/domain/annotation/text-range.ts'

interface NewNote {
  text: string
  version: string
  range: TextRange
  mark: Mark
  motivation: Annotation['motivation']
  body: string
  tags?: readonly string[]
  now: Date
}

/** Null when the passage is longer than can be quoted, or is not of the text. */
export function makeAnnotation({ text, version, range, mark, motivation, body, tags = [], now }: NewNote): Annotation | null {
  const target = describeRange(text, version, range)
  return target && { v: 1, kind: 'annotation', motivation, mark, target, body: body.trim(), ...(tags.length > 0 && { tags: [...tags] }), written: now.toISOString() }
}

export const makeReply = (thread: string, stance: Stance, body: string, now: Date): Reply =>
  ({ v: 1, kind: 'reply', thread, stance, body: body.trim(), written: now.toISOString() })

/** The note or reply with other words; a bare highlight that gets words becomes a comment, and one that loses them a highlight again. */
export function editBody<T extends Annotation | Reply>(value: T, body: string, now: Date): T {
  const edited = { ...value, body: body.trim(), edited: now.toISOString() }
  if (edited.kind === 'annotation') {
    if (edited.body === '') edited.motivation = 'highlighting'
    else if (edited.motivation === 'highlighting') edited.motivation = 'commenting'
  }
  return edited
}

export const editMark = (value: Annotation, mark: Mark, now: Date): Annotation => ({ ...value, mark, edited: now.toISOString() })

export function editTags(value: Annotation, tags: readonly string[], now: Date): Annotation {
  const { tags: _before, ...bare } = value
  return { ...bare, ...(tags.length > 0 && { tags: [...tags] }), edited: now.toISOString() }
}

/** The same note on another passage; null when that is no passage of the text, or too long to quote. */
export function editPassage(value: Annotation, text: string, version: string, range: TextRange, now: Date): Annotation | null {
  const target = describeRange(text, version, range)
  return target && { ...value, target, edited: now.toISOString() }
}

/** The note as a new one of another layer: when it was written stays, since it was. */
export function copyOf(value: Annotation): Annotation {
  const { follows: _follows, ...note } = value
  return note
}

export const makeReaction = (of: string, emoji: Reaction['emoji'], now: Date): Reaction => ({ v: 1, kind: 'reaction', of, emoji, written: now.toISOString() })

/** Later than the word `before`, even where a clock is wrong: the newest counts. */
export function makeResolution(thread: string, state: Resolution['state'], before: Resolution | null, now: Date): Resolution {
  const written = Math.max(now.getTime(), before === null ? 0 : Date.parse(before.written) + 1)
  return { v: 1, kind: 'resolution', thread, state, written: new Date(written).toISOString() }
}

/** The words of an entry, where it has any. */
export const bodyOf = (value: EntryValue): string => ('body' in value ? value.body : '')
