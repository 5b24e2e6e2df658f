import type { InlineDraft } from '../inline-draft.ts'

/** A stretch of characters in one font, as a PDF places it. Points; x from the left, y from the top of the page, at the baseline. */
export interface Run {
  text: string
  x: number
  y: number
  width: number
  size: number
  /** How far its letters reach above the baseline, in ems. */
  ascent: number
  bold: boolean
  italic: boolean
  rtl: boolean
  /** Blanks stand before it. */
  spaced: boolean
  /** No blank stands before it, wherever it is placed. */
  glued?: true
  links: { start: number; end: number; href: string }[]
}

/** Runs on one baseline, nothing else between them. */
export interface PdfLine {
  page: number
  /** Which column of which band of its page; lines of one flow have one number. */
  flow: number
  /** Where it begins and ends in the direction of reading: from the left, or from the right where that is right to left. */
  from: number
  to: number
  y: number
  size: number
  bold: boolean
  italic: boolean
  rtl: boolean
  draft: InlineDraft
}

export interface PdfPage {
  number: number
  width: number
  height: number
  runs: Run[]
  /** Words that stand across the direction of the text. */
  across: string[]
}
