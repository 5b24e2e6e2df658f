/** A stretch of a plain text that belongs together before it is known what it is: a paragraph, a heading, a note's line. */
export interface Piece {
  /** Its words; "\n" stands only where the break was meant (verse, an address). */
  text: string
  /** How many of the source's lines it was. */
  lines: number
  /** Spaces before its lines, the least of them. */
  indent: number
  /** Whether page furniture or a form feed was found just before it. */
  newPage: boolean
  /** No blank line stands before it. */
  isClose?: boolean
  /** Its words are rows of cells: cells between tabs, rows as lines. */
  isTable?: boolean
}

/** What a piece was found to be. */
export type PartType = 'heading' | 'paragraph' | 'blockquote' | 'listItem' | 'caption' | 'pullquote' | 'table' | 'note'

export interface Part {
  type: PartType
  text: string
  level?: number
  label?: string
  /** Where in a work it stands: before its argument, in it, after it. */
  role: 'front' | 'body' | 'back'
}

/** What was left out, and why. */
export interface Dropped {
  why: string
  text: string
}

/** Closing quotes, brackets and note markers that may follow a sentence's last point. */
const tail = String.raw`(?:[\u00a0\u202f ]?\u00bb)?[\u201d\u2019"'\u00bb\u00ab\u201c)\]*_\u2070\u00b9\u00b2\u00b3\u2074-\u2079]*(?:\s?\[\d{1,3}\])?`
const finished = new RegExp(String.raw`[.!?\u2026:\u3002\uff01\uff1f]${tail}\s*$`)
const sentence = new RegExp(String.raw`[.!?\u2026\u3002\uff01\uff1f]${tail}\s*$`)

/** Whether words end as a sentence does, or with a colon. */
export const isFinished = (text: string) => finished.test(text.slice(-60))
/** Whether words end as a sentence does. */
export const endsSentence = (text: string) => sentence.test(text.slice(-60))
/** Whether words go on with a sentence that began before them. */
export const continuesSentence = (text: string) => /^[\p{Ll},;)]/u.test(text)

/** The same words whatever their case, blanks, quotes and points. */
export const sameWords = (text: string) => text.toLowerCase().replace(/[^\p{L}\p{N}]+/gu, ' ').trim()
