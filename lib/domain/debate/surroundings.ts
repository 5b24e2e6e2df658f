import { splitsPair, type TextRange } from '@/lib/domain/annotation/text-range.ts'

/** The words around a passage. */
export interface Surroundings {
  before: string
  exact: string
  after: string
  /** Whether words of the block are left out. */
  isCutBefore: boolean
  isCutAfter: boolean
}

/** UTF-16 code units on either side of a passage. */
export const maxAround = 1200

/**
 * What `text` says around `range` (both UTF-16 code units, half-open) within `block`, which holds it: from its block's
 * beginning to its end, and of a long one at most `maxAround` on either side, from the beginning of a sentence to the end of
 * one, or of a word where a sentence is longer than that. `language`: BCP 47, by which sentences are told.
 */
export function findSurroundings(text: string, block: TextRange, range: TextRange, language: string): Surroundings {
  const start = block.start >= range.start - maxAround ? block.start : cutBefore(text, range.start, language)
  const end = block.end <= range.end + maxAround ? block.end : cutAfter(text, range.end, language)
  return {
    before: text.slice(start, range.start), exact: text.slice(range.start, range.end), after: text.slice(range.end, end),
    isCutBefore: start > block.start, isCutAfter: end < block.end,
  }
}

/** Where the first sentence begins that lies whole before `at`, near enough. */
function cutBefore(text: string, at: number, language: string): number {
  const window = text.slice(whole(text, at - maxAround), at)
  return at - window.slice(boundsIn(window, language)[0] ?? 0).trimStart().length
}

/** Where the last sentence ends that lies whole after `at`, near enough; without the blanks that follow it. */
function cutAfter(text: string, at: number, language: string): number {
  const window = text.slice(at, whole(text, at + maxAround))
  return at + window.slice(0, boundsIn(window, language).at(-1) ?? window.length).trimEnd().length
}

/** Where sentences begin within a stretch of text; where none does, words. */
function boundsIn(stretch: string, language: string): number[] {
  for (const granularity of ['sentence', 'word'] as const) {
    const bounds = [...new Intl.Segmenter(tagOf(language), { granularity }).segment(stretch)].map(({ index }) => index).filter((index) => index > 0)
    if (bounds.length > 0) return bounds
  }
  return []
}

/** What a reading says of its language may be no tag. */
function tagOf(language: string): string | undefined {
  try {
    return Intl.getCanonicalLocales(language)[0]
  } catch {
    return undefined
  }
}

const whole = (text: string, at: number) => (splitsPair(text, at) ? at - 1 : at)
