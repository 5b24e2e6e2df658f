import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import type { Translate } from '@/lib/messages/catalogue.ts'

/** Index of the first of `hits` (in order) that begins at or after `offset`; round to the first where none does; -1 without any. */
export function findFrom(hits: readonly TextRange[], offset: number): number {
  if (hits.length === 0) return -1
  const at = firstAt(hits, offset)
  return at === hits.length ? 0 : at
}

/** Those of `hits` (in order, without overlap) that reach into `[start, end)`. */
export function hitsWithin(hits: readonly TextRange[], start: number, end: number): TextRange[] {
  const first = firstAt(hits, start)
  const before = hits[first - 1]
  return hits.slice(before !== undefined && before.end > start ? first - 1 : first, firstAt(hits, end))
}

/** How many finds there are, and which is in hand, as one says it. */
export function sayHits(t: Translate<'reader'>, count: number, at: number, query: string): string {
  if (query.trim() === '') return ''
  return count === 0 ? t('search.none') : t('search.at', { at: at + 1, count })
}

function firstAt(hits: readonly TextRange[], offset: number): number {
  let low = 0
  let high = hits.length
  while (low < high) {
    const middle = (low + high) >> 1
    if ((hits[middle]?.start ?? 0) < offset) low = middle + 1
    else high = middle
  }
  return low
}
