import type { InlineDraft } from '../inline-draft.ts'
import type { Tag } from './tags.ts'

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
  tag?: Tag | undefined
  /** It is the label of its tag's list item or note. */
  isLabel?: boolean | undefined
  /** It is set from above to below: its `width` is down the page, `x` and `y` are the middle of its top. */
  isVertical?: boolean
  /** What it covers of its page, from its upper left corner, where the line's direction is not the page's. */
  box?: Box
}

export interface Box { x: number; y: number; width: number; height: number }

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
  tag?: Tag | undefined
  /** It is a table of so many columns. */
  columns?: number
  /** It gives way to a box beside it. */
  isNarrowed?: boolean
  /** The outline says that it is a heading, or the first line of one. */
  heading?: OutlinedHeading
}

/** A heading of the outline; lines of one have the same object. */
export interface OutlinedHeading { level: number; title: string }

export interface PdfPage {
  number: number
  width: number
  height: number
  runs: Run[]
  /** Words that stand across the direction of the text. */
  across: string[]
  /** Its lines run from above to below: `runs` are turned, so that down the page is `x`. */
  isVertical?: boolean
  /** What the tag tree says that its pictures show. */
  pictures?: string[]
}
