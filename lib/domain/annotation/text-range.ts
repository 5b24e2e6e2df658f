import type { Target } from './selector.ts'

/** The longest quotation, and how much of the text around it is kept; UTF-16 code units. */
export const maxQuote = 4000
export const contextLength = 32

/** A resolved place in a text: UTF-16 code units, half-open. */
export interface TextRange {
  start: number
  end: number
}

/** Whether a cut at `at` would part the two halves of a surrogate pair. */
export const splitsPair = (text: string, at: number): boolean =>
  at > 0 && at < text.length && isHigh(text.charCodeAt(at - 1)) && isLow(text.charCodeAt(at))
const isHigh = (unit: number) => unit >= 0xd800 && unit <= 0xdbff
const isLow = (unit: number) => unit >= 0xdc00 && unit <= 0xdfff

/** The selectors that describe `range` of `text`. Context is cut at code points. Null when the range is not one of the text. */
export function describeRange(text: string, version: string, range: TextRange): Target | null {
  const { start, end } = range
  if (!isRangeOf(text, range)) return null
  let from = Math.max(0, start - contextLength)
  if (splitsPair(text, from)) from += 1
  let to = Math.min(text.length, end + contextLength)
  if (splitsPair(text, to)) to -= 1
  return {
    version,
    selector: [
      { type: 'TextPositionSelector', start, end },
      { type: 'TextQuoteSelector', exact: text.slice(start, end), prefix: text.slice(from, start), suffix: text.slice(end, to) },
    ],
  }
}

/** Whether `range` lies in `text`, is not empty, is not too long, and cuts no character in two. */
export function isRangeOf(text: string, { start, end }: TextRange): boolean {
  return (
    Number.isInteger(start) && Number.isInteger(end) && start >= 0 && end > start && end <= text.length &&
    end - start <= maxQuote && !splitsPair(text, start) && !splitsPair(text, end)
  )
}

/** Whether what `target` quotes is what `text` says at that position, context included. */
export function saysWhatItQuotes(text: string, { selector: [position, quote] }: Target): boolean {
  const { start, end } = position
  return (
    isRangeOf(text, position) &&
    text.slice(start, end) === quote.exact &&
    text.slice(0, start).endsWith(quote.prefix) &&
    text.startsWith(quote.suffix, end)
  )
}
