import type { Edit } from './correction.ts'
import type { Piece } from './draft.ts'
import { canonicalText } from './canonical-text.ts'
import { type Carried, clipCarried, moveCarried } from './carried.ts'
import { isRangeEdge } from './text-edge.ts'

/** The words of a piece, and all that stands at offsets of them. */
export type Words = Pick<Piece, 'text' | 'marks' | 'refs' | 'carried'>

/**
 * The piece with `edits` made: in order, without overlap, offsets of the words as they were. What was marked stays marked; new
 * words at the edge of a mark are not. A marker stays behind the word it stood behind. A doubt about words that were changed is
 * settled. Null where an edit lies outside the words or cuts a character.
 */
export function editWords(piece: Words, edits: Edit[]): Words | null {
  let before = 0
  for (const { start, end } of edits) {
    if (start < before || end < start || !isRangeEdge(piece.text, start) || !isRangeEdge(piece.text, end)) return null
    before = end
  }
  let words = piece
  // From the last: what stands before an edit stays where it is.
  for (const { start, end, text } of edits.toReversed()) words = replace(words, start, end, canonicalText(text))
  return words
}

function replace({ text, marks, refs, carried }: Words, start: number, end: number, inserted: string): Words {
  const by = inserted.length - (end - start)
  const isNew = start === end
  const after = start + inserted.length
  const from = (at: number) => (at < start || (at === start && !isNew) ? at : at >= end ? at + by : after)
  const to = (at: number) => (at <= start ? at : at >= end ? at + by : after)
  /** A blank is put after a marker, a letter that was missing before it. */
  const behind = (at: number) => (at < start || (at === start && (!isNew || /^\s/.test(inserted))) ? at : at >= end ? at + by : after)
  const touches = (span: Carried) => span.start < Math.max(end, start + 1) && span.end > start
  return {
    text: text.slice(0, start) + inserted + text.slice(end),
    marks: marks.map((mark) => ({ ...mark, start: from(mark.start), end: to(mark.end) })).filter((mark) => mark.start < mark.end),
    refs: refs.map((ref) => ({ ...ref, offset: behind(ref.offset) })),
    carried: carried
      .filter((span) => span.kind !== 'doubt' || !touches(span))
      .map((span) => (span.kind === 'page' ? { ...span, start: to(span.start), end: to(span.start) } : { ...span, start: from(span.start), end: to(span.end) }))
      .filter((span) => span.kind === 'page' || span.start < span.end),
  }
}

/** The words before `at` and those after it, without the blanks between. A marker at `at` stays with the first. Null where `at` cuts a character. */
export function splitWords(words: Words, at: number): [Words, Words] | null {
  if (!isRangeEdge(words.text, at)) return null
  const tail = words.text.slice(at)
  const second = at + tail.length - tail.trimStart().length
  return [
    { ...slice(words, 0, at), refs: words.refs.filter((ref) => ref.offset <= at) },
    { ...slice(words, second, words.text.length), refs: words.refs.filter((ref) => ref.offset > at).map((ref) => ({ ...ref, offset: Math.max(0, ref.offset - second) })) },
  ]
}

function slice({ text, marks, carried }: Words, start: number, end: number): Omit<Words, 'refs'> {
  return {
    text: text.slice(start, end),
    marks: marks.map((mark) => ({ ...mark, start: Math.max(mark.start, start) - start, end: Math.min(mark.end, end) - start })).filter((mark) => mark.start < mark.end),
    // The last place of the words belongs to them, where a page begins right after.
    carried: carried.map((span) => clipCarried(span, start, end)).filter((span) => span !== null),
  }
}

/** The words of both, with `between` in the middle. */
export function joinWords(first: Words, second: Words, between: string): Words {
  const by = first.text.length + between.length
  return {
    text: first.text + between + second.text,
    marks: [...first.marks, ...second.marks.map((mark) => ({ ...mark, start: mark.start + by, end: mark.end + by }))],
    refs: [...first.refs, ...second.refs.map((ref) => ({ ...ref, offset: ref.offset + by }))],
    carried: [...first.carried, ...second.carried.map((span) => moveCarried(span, by))],
  }
}

/** Marks cut at the edges of a table's cells, which none may cross. */
export function keepInCells({ text, marks, ...words }: Words): Words {
  return {
    ...words,
    text,
    marks: marks.flatMap((mark) => [...text.slice(mark.start, mark.end).matchAll(/[^\t\n]+/g)].map((cell) => ({ ...mark, start: mark.start + cell.index, end: mark.start + cell.index + cell[0].length }))),
  }
}
