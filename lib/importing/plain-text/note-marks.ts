const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'

/** A printed number, raised or not; NaN for a sign. */
export const readNumber = (printed: string) => Number([...printed].map((digit) => (superscripts.includes(digit) ? superscripts.indexOf(digit) : digit)).join(''))

/** How a text prints its markers. What stands before one can tell it from a unit, a power or a decimal. */
const markerStyles = {
  superscript: /(?<!(?:^|[^\p{L}\p{N}])\p{L}|[^\p{L}][kcdm]m|(?<!\d)10)[⁰¹²³⁴-⁹]{1,3}/gu,
  caret: /\^(\d{1,3})(?!\d)/g,
  bracket: /(?<=\S)\s?\[\^?(\d{1,3})\]/g,
  glued: /(?<=[^\d\s][.,;:!?”’"')\]»])(\d{1,3})(?=[\s—–]|$)|(?<=(?<!\d)(?:1[5-9]|20)\d\d[.,;:])(\d{1,3})(?=\s|$)|(?<=\p{Ll}{3})(\d{1,3})(?=[\s,.;:!?)]|$)/gu,
  sign: /(?<=[\p{L}\p{N}.,;:!?”’"')\]»])(\*{1,4}|[†‡§¶]{1,2})(?=[\s.,;:!?”’")\]»&]|$)/gu,
} as const

/** How it prints the numbers that open its notes. */
const noteStyles = {
  superscript: /^([⁰¹²³⁴-⁹]{1,3})\s*(?=\S)/,
  bracket: /^\[\^?(\d{1,3})\]:?\s*(?=\S)/,
  caret: /^\^(\d{1,3})[.:]?\s+/,
  point: /^(\d{1,3})[.)]\s+(?=\S)/,
  bare: /^(\d{1,3})\s+(?=[\p{L}“"‘*_(«„])/u,
  sign: /^(\*{1,4}|[†‡§¶]{1,2})\s*(?=[\p{L}“"‘(«„])/u,
} as const

export type MarkerStyle = keyof typeof markerStyles
export type NoteStyle = keyof typeof noteStyles

export const numberedMarkers = ['superscript', 'caret', 'bracket', 'glued'] as const satisfies MarkerStyle[]
export const numberedNotes = ['superscript', 'bracket', 'caret', 'point', 'bare'] as const satisfies NoteStyle[]

export interface Marker {
  style: MarkerStyle
  /** As it is printed: "12", "¹²", "**". */
  printed: string
  /** NaN for a sign. */
  number: number
  start: number
  end: number
}

/** *So* is emphasis, and its second star no marker. */
const emphasis = /(?<![\p{L}\p{N}*.,;:!?”’"')\]»])\*(?![\s*])[^*\n]{1,500}?(?<!\s)\*(?![\p{L}\p{N}*])/gu

/** Everything in `text` that looks like a marker of that style, in order. */
export function findMarkers(text: string, style: MarkerStyle): Marker[] {
  if (style === 'sign' && !/[*†‡§¶]/.test(text)) return []
  const found = [...text.matchAll(markerStyles[style])].map((one): Marker => {
    const printed = one[1] ?? one[2] ?? one[3] ?? one[0]
    return { style, printed, number: readNumber(printed), start: one.index, end: one.index + one[0].length }
  })
  if (style !== 'sign' || found.length === 0) return found
  const emphasised = [...text.matchAll(emphasis)].map((one) => ({ start: one.index, end: one.index + one[0].length }))
  return found.filter((marker) => !emphasised.some(({ start, end }) => marker.start >= start && marker.start < end))
}

/** What opens a note at the beginning of `text`, in that style: its number as printed, and the words after it. */
export function readOpening(text: string, style: NoteStyle): { printed: string; text: string } | null {
  const found = noteStyles[style].exec(text)
  return found?.[1] === undefined ? null : { printed: found[1], text: text.slice(found[0].length) }
}
