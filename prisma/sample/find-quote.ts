import type { TextRange } from '@/lib/domain/annotation/selector.ts'

/** Where `quote` stands in `text`, UTF-16 code units, half-open. Throws unless it stands there exactly once. */
export function findQuote(text: string, quote: string): TextRange {
  const start = text.indexOf(quote)
  if (quote === '' || start === -1) throw new Error(`The sample reading does not say: ${quote}`)
  if (text.indexOf(quote, start + 1) !== -1) throw new Error(`The sample reading says this more than once: ${quote}`)
  return { start, end: start + quote.length }
}
