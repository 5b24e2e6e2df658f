import type { TextRange } from '@/lib/domain/annotation/selector.ts'
import { fold } from './fold.ts'
import type { Searchable } from './searchable.ts'

/**
 * The range of the text whose folded form is `[start, end)` of its units. Signs that the quotation has at its ends and that
 * folding leaves out (quotation marks, a full stop) are taken in where the text has them there too, in whatever form.
 */
export function toRange({ text, folded }: Searchable, exact: string, start: number, end: number): TextRange {
  const { from } = fold(exact)
  const head = exact.slice(0, from[0] ?? 0)
  const tail = exact.slice(charEnd(exact, from[from.length - 1] ?? 0))
  let first = folded.from[start] ?? text.length
  let last = charEnd(text, folded.from[end - 1] ?? first)
  for (let i = head.length - 1; i >= 0 && first > 0 && isSameSign(text[first - 1], head[i]); i--) first--
  for (let i = 0; i < tail.length && last < text.length && isSameSign(text[last], tail[i]); i++) last++
  return { start: first, end: last }
}

/** The end of the character at `at` with the marks that belong to it. */
function charEnd(text: string, at: number): number {
  let end = at + ((text.codePointAt(at) ?? 0) > 0xffff ? 2 : 1)
  while (end < text.length && /\p{M}/u.test(text.charAt(end))) end++
  return Math.min(end, text.length)
}

const forms = [/\s/, /['"‘’‚‛“”„‟«»‹›′″`´]/, /[-‐‑‒–—―−]/]

function isSameSign(a: string | undefined, b: string | undefined): boolean {
  if (a === undefined || b === undefined) return false
  // Halves of pairs are letters or symbols to be left alone.
  return a === b ? !/\p{Cs}/u.test(a) : forms.some((form) => form.test(a) && form.test(b))
}
