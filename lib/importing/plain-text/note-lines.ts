import { institution } from '../metadata/people.ts'
import { findMarkers, type Marker, type MarkerStyle, type NoteStyle, numberedMarkers, numberedNotes, readNumber, readOpening } from './note-marks.ts'
import type { Piece } from './piece.ts'

/** A note that a piece opens. */
export interface Opening {
  /** Its own in the text: as printed, or its place in the order of notes where numbers begin anew on each page. */
  label: string
  printed: string
  text: string
  /** The way of counting it belongs to. */
  markers: MarkerStyle
}

/** The notes of a text: which pieces open one, and how its markers look. A text may count some and give others signs. */
export interface NoteRun {
  markers: MarkerStyle[]
  /** By index of the piece. */
  openings: Map<number, Opening>
  /** Styles whose numbers or signs begin anew, so that the order alone says which note a marker means. */
  anew: Set<MarkerStyle>
}

interface Candidate { index: number; printed: string; number: number; text: string }
interface Found { markers: MarkerStyle; notes: Candidate[]; isAnew: boolean }

/**
 * The notes that are counted, and those with signs. Counted are the longest run of pieces that open with consecutive numbers
 * and whose numbers stand as markers in pieces before them, or the pages' runs that each begin with 1. A numbered list has no
 * markers, a numbered heading stands before its number's marker. Weak styles need two or three notes to be believed.
 */
export function findNotes(pieces: Piece[]): NoteRun | null {
  const found = [findNumbered(pieces), findSigned(pieces)].filter((one) => one !== null)
  if (found.length === 0) return null
  const openings = new Map<number, Opening>()
  const order = found.flatMap(({ markers, notes, isAnew }) => notes.map((note) => ({ ...note, markers, isAnew }))).sort((a, b) => a.index - b.index)
  const hasPlain = found.some(({ isAnew }) => !isAnew)
  let count = 0
  for (const { index, printed, number, text, markers, isAnew } of order) {
    count += 1
    // Beside numbers that are the text's own, signs that come again stay apart from them.
    const label = !isAnew ? (Number.isNaN(number) ? printed : `${number}`) : hasPlain ? `${printed}${count}` : `${count}`
    openings.set(index, { label, printed, text, markers })
  }
  return { markers: found.map(({ markers }) => markers), openings, anew: new Set(found.filter(({ isAnew }) => isAnew).map(({ markers }) => markers)) }
}

function findNumbered(pieces: Piece[]): Found | null {
  let best: Found | null = null
  const argument = pieces.findIndex((piece) => piece.text.length >= 200)
  for (const noteStyle of numberedNotes) {
    const openings = candidates(pieces, noteStyle, argument)
    if (openings.length === 0) continue
    const opens = new Set(openings.map((opening) => opening.index))
    for (const markers of numberedMarkers) {
      const marked = markersByPiece(pieces, opens, markers)
      const first = new Map<number, number>()
      for (const [index, numbers] of marked) for (const number of numbers) if (!first.has(number)) first.set(number, index)
      const run = fillGaps(longestRun(atTheirHeading(pieces, openings.filter((opening) => (first.get(opening.number) ?? Infinity) < opening.index))), openings)
      const pages = runsOfPages(openings, marked)
      const isAnew = pages.length > run.length
      const notes = isAnew ? pages : run
      const least = noteStyle === 'bare' || (markers === 'glued' && noteStyle !== 'bracket') ? 3 : markers === 'glued' ? 2 : 1
      if (notes.length < least || notes.length <= (best?.notes.length ?? 0)) continue
      best = { markers, notes, isAnew }
    }
  }
  return best
}

/** Notes with signs: each sign stands as a marker after the note that had it before. */
function findSigned(pieces: Piece[]): Found | null {
  const openings = candidates(pieces, 'sign', 0)
  const opens = new Set(openings.map(({ index }) => index))
  const notes: Candidate[] = []
  for (const opening of openings) {
    const from = (notes.findLast(({ printed }) => printed === opening.printed)?.index ?? -1) + 1
    const isMarked = pieces.slice(from, opening.index).some((piece, at) => !opens.has(from + at) && findMarkers(piece.text, 'sign').some(({ printed }) => printed === opening.printed))
    if (isMarked) notes.push(opening)
  }
  const isAnew = new Set(notes.map(({ printed }) => printed)).size < notes.length
  return notes.length === 0 ? null : { markers: 'sign', notes, isAnew }
}

function candidates(pieces: Piece[], style: NoteStyle, argument: number): Candidate[] {
  return pieces.flatMap((piece, index) => {
    const found = readOpening(piece.text, style)
    // An author's institution, with the mark of the name above it.
    const isAffiliation = index < argument && piece.text.length < 200 && institution.test(piece.text)
    return found === null || isAffiliation ? [] : [{ index, number: readNumber(found.printed), ...found }]
  })
}

/** The numbers that each piece of the running text holds as markers. */
function markersByPiece(pieces: Piece[], opens: Set<number>, style: MarkerStyle): Map<number, Set<number>> {
  const marked = new Map<number, Set<number>>()
  for (const [index, piece] of pieces.entries()) {
    const numbers = opens.has(index) ? [] : findMarkers(piece.text, style).map(({ number }) => number)
    if (numbers.length > 0) marked.set(index, new Set(numbers))
  }
  return marked
}

/** From the first 1, or the first number there is: those that count up by one; a lost note may leave a gap of two. */
function longestRun(openings: Candidate[]): Candidate[] {
  const run: Candidate[] = []
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

/** Where a heading says that notes follow, what opens like one above it is an item of a list. */
function atTheirHeading(pieces: Piece[], openings: Candidate[]): Candidate[] {
  const heading = pieces.findLastIndex(({ text }) => notesHeading.test(text))
  const below = heading === -1 ? [] : openings.filter(({ index }) => index > heading)
  return below[0]?.index === heading + 1 && below[0].number === 1 ? below : openings
}

/** What stands over notes. */
export const notesHeading = /^(?:(?:foot|end)?notes?(?: to chapter .{1,12})?|references|notas(?: al pie)?|notes de bas de page|anmerkungen|fu(?:ß|ss)noten)\s*:?$/i

/** With the notes between two of a run whose marker was lost: it stands between them and counts as they do. */
function fillGaps(run: Candidate[], openings: Candidate[]): Candidate[] {
  return run.flatMap((note, at) => {
    const next = run[at + 1]
    const lost = next === undefined || next.number !== note.number + 2 ? undefined : openings.find(({ number, index }) => number === note.number + 1 && index > note.index && index < next.index)
    return lost === undefined ? [note] : [note, lost]
  })
}

/** Runs that begin with 1 each, a page's notes together, whose markers stand between them and the page's before; none where there is only one. */
function runsOfPages(openings: Candidate[], byPiece: Map<number, Set<number>>): Candidate[] {
  if (openings.filter(({ number }) => number === 1).length < 2) return []
  const marked = [...byPiece]
  const runs: Candidate[][] = []
  for (const opening of openings) {
    const run = runs.at(-1)
    const last = run?.at(-1)
    const goesOn = last !== undefined && opening.number === last.number + 1 && opening.index <= last.index + 2
    if (!goesOn && opening.number !== 1) continue
    const from = (goesOn ? runs.at(-2) : run)?.at(-1)?.index ?? -1
    const isMarked = marked.some(([index, numbers]) => index > from && index < opening.index && numbers.has(opening.number))
    if (!isMarked) continue
    if (goesOn) run?.push(opening)
    else runs.push([opening])
  }
  return runs.length < 2 ? [] : runs.flat()
}

/** Every marker of a text's styles, in order. */
export function markersIn(text: string, run: NoteRun): Marker[] {
  const found = run.markers.flatMap((style) => findMarkers(text, style))
  return run.markers.length > 1 ? found.sort((a, b) => a.start - b.start) : found
}
