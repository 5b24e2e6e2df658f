import type { Annotation, EntryValue, Reply, Withdrawal } from '@/lib/domain/annotation/entry.ts'
import type { Mark, Stance } from '@/lib/domain/annotation/mark.ts'
import { describeRange, type TextRange } from '@/lib/domain/annotation/selector.ts'

interface NewNote {
  text: string
  version: string
  range: TextRange
  mark: Mark
  motivation: Annotation['motivation']
  body: string
  now: Date
}

/** Null when the passage is longer than can be quoted, or is not of the text. */
export function makeAnnotation({ text, version, range, mark, motivation, body, now }: NewNote): Annotation | null {
  const target = describeRange(text, version, range)
  return target && { v: 1, kind: 'annotation', motivation, mark, target, body: body.trim(), written: now.toISOString() }
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

/** What stays at the key of something taken back: its place, and no words. */
export function makeWithdrawal(value: Annotation | Reply, now: Date): Withdrawal {
  const place = value.kind === 'annotation' ? { target: value.target } : { thread: value.thread }
  return { v: 1, kind: 'withdrawal', ...place, written: value.written, withdrawn: now.toISOString() }
}

/** The words of an entry, where it has any. */
export const bodyOf = (value: EntryValue): string => (value.kind === 'annotation' || value.kind === 'reply' ? value.body : '')
