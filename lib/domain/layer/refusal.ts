import type { RefusalCode } from './wire.ts'

/** What a writer is told when an update is refused: what is wrong, and what to do where something can be done. */
export const refusalSentences: Record<RefusalCode, string> = {
  malformed: 'What was sent cannot be read as a change of this layer.',
  'too-large': 'This change is too large. Send it in smaller parts.',
  'too-many-entries': 'You have reached the number of notes one person can have in a layer.',
  'read-only': 'You may read this layer, but not write in it.',
  'foreign-entry': 'This note belongs to somebody else, so it cannot be changed from here.',
  'foreign-client': 'This change carries the name of somebody else’s device.',
  'unknown-root': 'This change writes to a place that layers do not have.',
  'bad-key': 'This note has a key that layers do not use.',
  'bad-structure': 'This change is not built the way notes are.',
  'bad-value': 'This note does not have the form of a note.',
  'bad-quotation': 'The passage quoted is not what the reading says at that place. Select it again.',
  gap: 'This change builds on something that never arrived.',
  stale: 'This change builds on a version of the note that is long gone. It is sent again on the present one.',
  'bad-delete': 'This change deletes something that is not yours, or does not exist.',
  'not-staff': 'Only those who lead the course hide notes from others.',
  'too-many-clients': 'Too many devices or tabs have written here under your name.',
  'rate-limited': 'Too much was sent in a short time. Wait a little, then try again.',
}

/** Of a debate's room, where a layer's sentence would speak of something else. */
export const debateRefusals: Partial<Record<RefusalCode, string>> = {
  malformed: 'What was sent cannot be read as a change of this debate.',
  'too-many-entries': 'You have reached the number of claims, links and positions one person can have in a debate.',
  'read-only': 'You may read this debate, but not write in it. If it is closed, whoever started it can open it again.',
  'foreign-entry': 'This belongs to somebody else, so it cannot be changed from here.',
  'unknown-root': 'This change writes to a place that debates do not have.',
  'bad-key': 'This has a key that debates do not use.',
  'bad-structure': 'This change is not built the way claims are.',
  'bad-value': 'This does not have the form of a claim, a link or a position.',
  'bad-quotation': 'The passage quoted is not what a reading of this course says at that place, or the reading is not open to everybody yet. Quote one that is.',
  stale: 'This change builds on a version of the claim that is long gone. It is sent again on the present one.',
  'not-staff': 'Only those who lead the course hide claims from others.',
}
