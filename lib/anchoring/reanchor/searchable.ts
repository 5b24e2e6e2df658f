import { fold, unitAt, type Folded } from './fold.ts'
import { indexGrams, type GramIndex } from './gram-index.ts'

/** A text made ready for finding quotations in it. */
export interface Searchable {
  text: string
  folded: Folded
  grams: GramIndex
}

/** What is sought: a TextQuoteSelector, and where it may stand. */
export interface Quotation {
  exact: string
  prefix: string
  suffix: string
  /** Offset at which it is expected; null where nothing is known. */
  near: number | null
  /** Whether `near` is where an alignment of both texts puts it, and not only where it once stood. */
  sure?: boolean
}

/** A quotation in the units of a folded text. */
export interface Sought {
  words: Folded
  before: Uint16Array
  after: Uint16Array
  near: number | null
  sure: boolean
  /** How many units of words say by themselves where they stand. */
  telling: number
}

/** A place under consideration, in units of the folded text. */
export interface Candidate {
  start: number
  end: number
  /** 0 to 1: how much of the words of the quotation. */
  alike: number
  /** 0 to 2: how much of what stood before and after it. */
  context: number
}

/** Folds and indexes `text`, once for all quotations. Linear. */
export function makeSearchable(text: string): Searchable {
  const folded = fold(text)
  return { text, folded, grams: indexGrams(folded.units, folded.dense ? 4 : 8) }
}

export function foldQuotation({ folded }: Searchable, { exact, prefix, suffix, near, sure = false }: Quotation): Sought {
  return {
    words: fold(exact),
    before: fold(prefix).units,
    after: fold(suffix).units,
    near: near === null ? null : unitAt(folded, near),
    sure,
    telling: folded.dense ? 10 : 24,
  }
}

/** 0 to 1: how near a place is to where it is expected; of many that say the same with the same around them, the nearest counts. */
export function closeness(start: number, { near, sure }: Sought): number {
  if (near === null) return 0
  return 1 / (1 + Math.abs(start - near) / (sure ? 200 : 4000))
}
