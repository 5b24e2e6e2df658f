import { institution } from '../metadata/people.ts'
import type { Piece } from './piece.ts'

const superscripts = '⁰¹²³⁴⁵⁶⁷⁸⁹'
const readNumber = (digits: string) => Number([...digits].map((digit) => (superscripts.includes(digit) ? superscripts.indexOf(digit) : digit)).join(''))

/** How a text prints its markers. What stands before one can tell it from a unit, a power or a decimal. */
const markerStyles = {
  superscript: /(?<!(?:^|[^\p{L}\p{N}])\p{L}|[^\p{L}][kcdm]m|(?<!\d)10)[⁰¹²³⁴-⁹]{1,3}/gu,
  caret: /\^(\d{1,3})(?!\d)/g,
  bracket: /(?<=\S)\s?\[\^?(\d{1,3})\]/g,
  glued: /(?<=[^\d\s][.,;:!?”’"')\]])(\d{1,3})(?=\s|$)/g,
} as const

/** How it prints the numbers that open its notes. */
const noteStyles = {
  superscript: /^([⁰¹²³⁴-⁹]{1,3})\s*(?=\S)/,
  bracket: /^\[\^?(\d{1,3})\]:?\s*(?=\S)/,
  caret: /^\^(\d{1,3})[.:]?\s+/,
  point: /^(\d{1,3})[.)]\s+(?=\S)/,
  bare: /^(\d{1,3})\s+(?=[\p{L}“"‘*_(])/u,
} as const

type MarkerStyle = keyof typeof markerStyles
type NoteStyle = keyof typeof noteStyles

/** The notes of a text: which pieces open one, and how its markers look. */
export interface NoteRun {
  markers: MarkerStyle
  /** By index of the piece: the note's number, and its words. */
  openings: Map<number, { number: number; text: string }>
}

/**
 * The longest run of pieces that open with consecutive numbers and whose numbers stand as markers in pieces before them.
 * A numbered list has no markers, a numbered heading stands before its number's marker. Weak styles need three notes to be
 * believed.
 */
export function findNotes(pieces: Piece[]): NoteRun | null {
  let best: NoteRun | null = null
  const argument = pieces.findIndex((piece) => piece.text.length >= 200)
  for (const noteStyle of Object.keys(noteStyles) as NoteStyle[]) {
    const openings = pieces.flatMap((piece, index) => {
      const found = noteStyles[noteStyle].exec(piece.text)
      // An author's institution, with the mark of the name above it.
      const isAffiliation = index < argument && piece.text.length < 200 && institution.test(piece.text)
      return found?.[1] === undefined || isAffiliation ? [] : [{ index, number: readNumber(found[1]), text: piece.text.slice(found[0].length) }]
    })
    if (openings.length === 0) continue
    const opens = new Set(openings.map((opening) => opening.index))
    for (const markers of Object.keys(markerStyles) as MarkerStyle[]) {
      const marked = firstMarkers(pieces, opens, markers)
      const run = longestRun(openings.filter((opening) => (marked.get(opening.number) ?? Infinity) < opening.index))
      const isWeak = markers === 'glued' || noteStyle === 'bare'
      if (run.length < (isWeak ? 3 : 1) || run.length <= (best?.openings.size ?? 0)) continue
      best = { markers, openings: new Map(run.map(({ index, number, text }) => [index, { number, text }])) }
    }
  }
  return best
}

/** By number: the index of the first piece that holds its marker. */
function firstMarkers(pieces: Piece[], opens: Set<number>, style: MarkerStyle): Map<number, number> {
  const first = new Map<number, number>()
  for (const [index, piece] of pieces.entries()) {
    if (opens.has(index)) continue
    for (const { number } of findMarkers(piece.text, style)) if (!first.has(number)) first.set(number, index)
  }
  return first
}

/** From the first 1, or the first number there is: those that count up by one; a lost note may leave a gap of two. */
function longestRun<Opening extends { number: number }>(openings: Opening[]): Opening[] {
  const run: Opening[] = []
  let next = openings.some((opening) => opening.number === 1) ? 1 : openings[0]?.number
  for (const [index, opening] of openings.entries()) {
    if (next === undefined || opening.number < next || opening.number > next + 2) continue
    const wanted = next
    if (opening.number > wanted && openings.slice(index, index + 6).some((later) => later.number === wanted)) continue
    run.push(opening)
    next = opening.number + 1
  }
  return run
}

export interface Marker {
  number: number
  start: number
  end: number
}

/** Everything in `text` that looks like a marker of that style, in order. */
export function findMarkers(text: string, style: MarkerStyle): Marker[] {
  return [...text.matchAll(markerStyles[style])].map((found) => ({
    number: readNumber(found[1] ?? found[0]),
    start: found.index,
    end: found.index + found[0].length,
  }))
}
