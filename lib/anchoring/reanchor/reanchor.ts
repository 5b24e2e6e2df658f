import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { findAlike } from './find-alike.ts'
import { findSame } from './find-same.ts'
import { findSigns } from './find-signs.ts'
import { foldQuotation, type Candidate, type Quotation, type Searchable, type Sought } from './searchable.ts'
import { toRange } from './to-range.ts'

export { makeSearchable, type Quotation, type Searchable } from './searchable.ts'

/** UTF-16 code units, half-open, never inside a surrogate pair. */
export interface Found extends TextRange {
  /** `exact`: the same words; typography, blanks and breaks may differ. */
  method: 'exact' | 'approximate'
  /** 0 to 1: how alike the quotation and the place are. */
  score: number
}

/**
 * Where the text says the quotation: the same words first, with their surroundings and the expected place deciding among
 * several; then the most alike place of those that runs of its letters vote for. Null where no place is alike enough to be
 * believed: an orphan is better than a note beside words that it does not speak of.
 */
export function findQuotation(searchable: Searchable, quotation: Quotation): Found | null {
  const { exact, prefix, suffix, near } = quotation
  if (exact === '') return null
  if (near !== null && saysAt(searchable.text, near, quotation)) return { start: near, end: near + exact.length, method: 'exact', score: 1 }
  const sought = foldQuotation(searchable, quotation)
  if (sought.words.units.length === 0) return findSigns(searchable.text, quotation)
  const same = findSame(searchable, sought)
  if (same !== null && (same.context >= 1.4 || (prefix === '' && suffix === '' && isBelieved(same, sought)))) return answer(searchable, exact, same)
  const alike = findAlike(searchable, sought)
  const chosen = choose(same !== null && isBelieved(same, sought) ? same : null, alike !== null && isBelieved(alike, sought) ? alike : null)
  return chosen === null ? null : answer(searchable, exact, chosen)
}

/** The same words elsewhere, with nothing around them as it was, are less than other words in the same surroundings. */
function choose(same: Candidate | null, alike: Candidate | null): Candidate | null {
  if (same === null || alike === null) return same ?? alike
  return 2 * alike.alike + alike.context > 2 + same.context ? alike : same
}

/** Whether a place is alike enough: the fewer words there are to go by, the more of their surroundings must be there. */
function isBelieved({ start, alike, context }: Candidate, { words, telling, near, sure }: Sought): boolean {
  const weight = Math.min(1, words.units.length / telling)
  const isThere = near !== null && Math.abs(start - near) <= 2
  if (alike === 1) return weight + context >= 1 || (isThere && (sure || context >= 0.2))
  if (alike >= 0.75) return weight * alike + 0.6 * context >= 0.9
  if (alike >= 0.6) return weight * alike + 0.5 * context >= 0.9
  // Much of it was cut or written anew, between the same words as before.
  return alike >= 0.5 && context >= 1.5
}

function answer(searchable: Searchable, exact: string, { start, end, alike, context }: Candidate): Found {
  const range = toRange(searchable, exact, start, end)
  if (alike === 1) return { ...range, method: 'exact', score: 1 }
  return { ...range, method: 'approximate', score: Math.round((0.8 * alike + 0.1 * context) * 1000) / 1000 }
}

const saysAt = (text: string, at: number, { exact, prefix, suffix }: Quotation) =>
  text.startsWith(exact, at) && text.startsWith(suffix, at + exact.length) && text.slice(Math.max(0, at - prefix.length), at) === prefix
