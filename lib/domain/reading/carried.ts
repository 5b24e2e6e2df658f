/** Where on a page of a PDF some words stand: `page` from 0, the rest as in a `PageRun`. */
export interface PlacedSpan { kind: 'place'; start: number; end: number; page: number; x: number; y: number; width: number; height: number }

/** Something that may have come out wrong, and why, as a sentence. */
export interface DoubtSpan { kind: 'doubt'; start: number; end: number; why: string }

/** The place, `start` and `end` alike, where a printed page begins. */
export interface PageSpan { kind: 'page'; start: number; end: number; label: string }

/** What a stretch of words carries beside how it looks. It moves with its words through all that an import does to them. */
export type Carried = PlacedSpan | DoubtSpan | PageSpan

/** What of `span` lies in `[start, end)`, counted from `start`; null for nothing. Of a place the share of its width. */
export function clipCarried<Span extends Carried>(span: Span, start: number, end: number): Span | null {
  if (span.start === span.end) return span.start >= start && span.start < end ? moveCarried(span, -start) : null
  const [from, to] = [Math.max(span.start, start), Math.min(span.end, end)]
  if (from >= to) return null
  const clipped = { ...span, start: from - start, end: to - start }
  if (clipped.kind !== 'place' || (from === span.start && to === span.end)) return clipped
  const each = clipped.width / (span.end - span.start)
  return { ...clipped, x: clipped.x + each * (from - span.start), width: each * (to - from) }
}

export const moveCarried = <Span extends Carried>(span: Span, by: number): Span => ({ ...span, start: span.start + by, end: span.end + by })
