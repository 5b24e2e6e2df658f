import { isRangeEdge } from './text-edge.ts'

/**
 * Any string as canonical text: Unicode NFC and well-formed. The rules, so that what a reader types or copies finds it again:
 * - line breaks (CRLF, CR, NEL, VT, FF, U+2028, U+2029) are "\n"; tabs stay;
 * - every other blank of fixed or no-break width (U+00A0, U+2000 to U+200A, U+202F, U+205F) is a plain space;
 * - a lone surrogate is U+FFFD; other control characters, soft hyphens, byte-order marks and noncharacters are dropped;
 * - characters that reorder what is shown (U+202A to U+202E, U+2066 to U+2069) are dropped, since they can make a text
 *   read otherwise than it is; the marks and joiners that scripts need (U+061C, U+200B to U+200F) stay.
 */
export function canonicalText(text: string): string {
  if (plain.test(text)) return text
  return text
    .replace(/\r\n?|[\v\f\u0085\u2028\u2029]/g, '\n')
    .replace(/[\u00a0\u2000-\u200a\u202f\u205f]/g, ' ')
    .replace(dropped, '')
    .replace(/\p{Surrogate}/gu, '\ufffd')
    .normalize('NFC')
}

/** Most texts are nothing but characters that no rule touches and that compose with none of each other: one look is enough. */
const plain = /^[\t\n\x20-\x7e\xa1-\xac\xae-\u02ff\u2010-\u2027\u2030-\u205e]*$/

// eslint-disable-next-line no-control-regex -- the control characters are what is dropped
const dropped = /[\u0000-\u0008\u000e-\u001f\u007f-\u009f\u00ad\u202a-\u202e\u2066-\u2069\ufeff\ufdd0-\ufdef\ufffe\uffff]/g

/**
 * `text` made canonical, and `offsets` into it (in any order) moved to where they stand then. A place whose characters
 * were dropped or composed away moves to the nearest edge of a character before it.
 */
export function canonicalWithOffsets(text: string, offsets: number[]): { text: string; move: (offset: number) => number } {
  const whole = canonicalText(text)
  const snap = (offset: number) => (isRangeEdge(whole, offset) ? offset : Math.min(offset, whole.length) - 1)
  if (whole === text) return { text, move: snap }
  const moved = new Map<number, number>()
  let from = 0
  let length = 0
  for (const offset of [...new Set(offsets)].sort((a, b) => a - b)) {
    length += canonicalText(text.slice(from, offset)).length
    from = offset
    moved.set(offset, snap(Math.min(length, whole.length)))
  }
  return { text: whole, move: (offset) => moved.get(offset) ?? whole.length }
}

/** Whether anything of `text` can be seen: more than blanks and format characters. */
export const hasWords = (text: string) => /[^\s\p{Cf}]/u.test(text)
