import { findInText } from '@/lib/domain/reading/find-in-text.ts'
import { splitsPair, type TextRange } from './text-range.ts'

/**
 * A passage as the fragment of an address says it: its words, some words around them, and where they stood. The words find
 * it again in a later version; the place tells which of several it is. A long quotation is cut to its two ends.
 */
export interface Passage {
  /** The whole quotation, or its beginning. */
  head: string
  /** Its end, where it was cut; otherwise empty. */
  tail: string
  prefix: string
  suffix: string
  /** UTF-16 code units, half-open, in the text it was taken from; null where the address does not say. */
  place: TextRange | null
}

const longest = 96
const edge = 40
const around = 24

/** The fragment, without "#", that leads to `range` of `text`. */
export function encodePassage(text: string, { start, end }: TextRange): string {
  const cut = end - start > longest
  const say = new URLSearchParams()
  say.set('q', cut ? text.slice(start, whole(text, start + edge, -1)) : text.slice(start, end))
  if (cut) say.set('to', text.slice(whole(text, end - edge, 1), end))
  const prefix = text.slice(whole(text, Math.max(0, start - around), 1), start)
  const suffix = text.slice(end, whole(text, Math.min(text.length, end + around), -1))
  if (prefix !== '') say.set('after', prefix)
  if (suffix !== '') say.set('before', suffix)
  say.set('at', `${start}-${end}`)
  return say.toString()
}

/** What a fragment, with or without "#", says of a passage; null when it speaks of none. */
export function decodePassage(fragment: string): Passage | null {
  const said = new URLSearchParams(fragment.replace(/^#/, ''))
  const head = said.get('q') ?? ''
  if (head === '') return null
  const [, start, end] = /^(\d{1,9})-(\d{1,9})$/.exec(said.get('at') ?? '') ?? []
  return {
    head,
    tail: said.get('to') ?? '',
    prefix: said.get('after') ?? '',
    suffix: said.get('before') ?? '',
    place: start === undefined || end === undefined ? null : { start: Number(start), end: Number(end) },
  }
}

/**
 * Where `text` says the passage: of several places the one with the same words around it, then the one nearest to where it
 * stood. Where the words are nowhere exactly so, case, accents and typography may differ. Null when they are gone.
 */
export function findPassage(text: string, passage: Passage): TextRange | null {
  const exactly = best(text, passage, (words) => occurrences(text, words))
  return exactly ?? best(text, passage, (words) => findInText(text, words))
}

function best(text: string, passage: Passage, find: (words: string) => TextRange[]): TextRange | null {
  const heads = find(passage.head)
  const tails = passage.tail === '' ? null : find(passage.tail)
  const length = passage.place === null ? longest : passage.place.end - passage.place.start
  const near = passage.place?.start ?? 0
  let found: TextRange | null = null
  let score = -1
  for (const head of heads) {
    const range = tails === null ? head : spanning(head, tails, length)
    if (range === null) continue
    const agrees = commonEnd(text.slice(Math.max(0, range.start - around), range.start), passage.prefix) + commonStart(text.slice(range.end, range.end + around), passage.suffix)
    if (found !== null && (agrees < score || (agrees === score && Math.abs(range.start - near) >= Math.abs(found.start - near)))) continue
    found = range
    score = agrees
  }
  return found
}

/** From a beginning to the end that makes the passage about as long as it was; no more than twice as long. */
function spanning(head: TextRange, tails: readonly TextRange[], length: number): TextRange | null {
  let end: number | null = null
  for (const tail of tails) {
    if (tail.start < head.start || tail.end - head.start > 2 * length + edge) continue
    if (end === null || Math.abs(tail.end - head.start - length) < Math.abs(end - head.start - length)) end = tail.end
  }
  return end === null || end <= head.start ? null : { start: head.start, end }
}

function occurrences(text: string, words: string): TextRange[] {
  const found: TextRange[] = []
  for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + 1)) {
    const range = { start: at, end: at + words.length }
    if (!splitsPair(text, range.start) && !splitsPair(text, range.end)) found.push(range)
  }
  return found
}

function commonStart(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[n] === b[n]) n += 1
  return n
}

function commonEnd(a: string, b: string): number {
  let n = 0
  while (n < a.length && n < b.length && a[a.length - 1 - n] === b[b.length - 1 - n]) n += 1
  return n
}

/** `at`, or beside it where it would cut a character in two. */
const whole = (text: string, at: number, by: 1 | -1): number => (splitsPair(text, at) ? at + by : at)
