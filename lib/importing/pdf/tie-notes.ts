import { InlineDraft } from '../inline-draft.ts'
import { findNotes } from '../plain-text/note-lines.ts'
import { readNumber } from '../plain-text/note-marks.ts'
import type { Dropped } from '../plain-text/piece.ts'
import type { Seam } from '../plain-text/wrap.ts'
import { cut, type PdfNote } from './page-notes.ts'
import { addDraft, type PdfPiece } from './pieces.ts'
import { withRaised } from './raised.ts'

export interface LabelledNote extends PdfNote { label: string }

/** Labels of their own for notes whose numbers begin again on other pages. */
export function labelNotes(notes: PdfNote[]): LabelledNote[] {
  const used = new Map<string, number>()
  return notes.map((note) => {
    const times = (used.get(note.printed) ?? 0) + 1
    used.set(note.printed, times)
    return { ...note, label: times === 1 ? note.printed : `${note.printed}\u00b7${times}` }
  })
}

const notesHeading = /^(?:(?:end|foot)\s?)?notes?:?$|^(?:anmerkungen|notas|note)$/i

/**
 * Takes notes that stand together at the end: under a heading that says so, or opened by raised numbers; each counted up and
 * marked in the text before, and without a note at the foot of a page.
 */
export function takeEndnotes(pieces: PdfPiece[], footnotes: PdfNote[], seam: (before: string, after: string) => Seam, dropped: Dropped[]): { pieces: PdfPiece[]; notes: PdfNote[] } {
  // Numbers above the heading of the notes open other lists.
  const from = pieces.findLastIndex(({ text }) => notesHeading.test(text))
  if (from === -1 && !areDense(pieces)) return { pieces, notes: [] }
  const run = findNotes(pieces.map((piece, index) => {
    const text = labelOf(piece) + withRaised(piece.draft)
    if (!opens.test(text)) return { ...piece, text: raisedOnly(piece, text) }
    return { ...piece, text: index < from ? text.replace(/^[[(]?\d{1,3}[\]).]+\s/, '') : text }
  }))
  const openings = new Map([...(run?.openings ?? [])].filter(([, { markers }]) => markers === 'superscript'))
  if (openings.size === 0) return { pieces, notes: [] }
  const indexes = [...openings.keys()]
  const [first, last] = [indexes[0] ?? 0, indexes.at(-1) ?? 0]
  const heading = pieces[first - 1]
  const isHeaded = heading !== undefined && notesHeading.test(heading.text)
  if (!isHeaded && (indexes.length < 3 || last - first > indexes.length * 2)) return { pieces, notes: [] }
  const served = new Set(footnotes.map(({ printed }) => printed))
  if (!isHeaded && [...openings.values()].filter(({ printed }) => served.has(`${readNumber(printed)}`)).length > openings.size / 2) return { pieces, notes: [] }
  if (isHeaded) dropped.push({ why: 'heading of the notes', text: heading.text })
  const notes: PdfNote[] = []
  const kept = pieces.filter((piece, index) => {
    const opening = openings.get(index)
    const note = notes.at(-1)
    if (opening !== undefined) notes.push({ printed: `${readNumber(opening.printed)}`, page: piece.page, draft: cut(piece.draft, piece.draft.text.length - lengthOf(opening.text)) })
    else if (note !== undefined && index < last) addDraft(note.draft, piece.draft, seam)
    else return !(isHeaded && piece === heading)
    return false
  })
  return { pieces: kept, notes }
}

/** An item of a list whose number only its tag tells may be a note. */
function labelOf({ tag }: PdfPiece): string {
  const number = /^\W*(\d{1,3})\W*$/.exec(tag?.label ?? '')?.[1]
  return number === undefined ? '' : `${number}. `
}

/** Whether three pieces close to each other open with a number, as notes that stand together do. */
function areDense(pieces: PdfPiece[]): boolean {
  const indexes = pieces.flatMap((piece, index) => (opens.test(piece.text) || piece.tag?.label !== undefined ? [index] : []))
  return indexes.some((index, at) => (indexes[at + 2] ?? Infinity) - index <= 6)
}

const opens = /^(?:\d|[\u2070\u00b9\u00b2\u00b3\u2074-\u2079[(^*†‡§])/

/** What of a piece can hold a marker: its raised words, with the letters before them. Enough to search, and no more. */
function raisedOnly({ draft }: PdfPiece, text: string): string {
  const places = draft.marks.filter((mark) => mark.kind === 'sup').map((mark) => text.slice(Math.max(0, mark.start - 4), mark.end))
  return `${places.join(' ')} ${text.slice(0, 200)}`
}

/** A digit takes one code unit, raised or not, so lengths after the opening are the same. */
const lengthOf = (text: string) => text.length

/** Turns raised numbers and signs into references where there is such a note: on the same page, the next, or the only one. */
export function makeTie(notes: LabelledNote[]): (draft: InlineDraft) => InlineDraft {
  const byPrinted = new Map<string, LabelledNote[]>()
  for (const note of notes) byPrinted.set(note.printed, [...(byPrinted.get(note.printed) ?? []), note])
  const find = (printed: string, page: number) => {
    const same = byPrinted.get(printed) ?? []
    return same.length === 1 ? same[0] : (same.find((note) => note.page === page) ?? same.find((note) => note.page === page + 1))
  }
  let highest = 0
  const restarts = [...byPrinted.values()].some((same) => same.length > 1)
  /** Numbers count up; what is out of its turn is a power or an ordinal. */
  const isTurn = (printed: string) => {
    const value = Number(printed)
    if (Number.isNaN(value) || restarts) return true
    if (highest !== 0 && (value <= highest || value > highest + 5)) return false
    highest = value
    return true
  }
  return (draft) => {
    if (!draft.marks.some(({ kind }) => kind === 'sup')) return draft
    const tied = new InlineDraft()
    let at = 0
    for (const mark of draft.marks.filter(({ kind }) => kind === 'sup').sort((a, b) => a.start - b.start)) {
      if (mark.start < at) continue
      const labels = draft.text.slice(mark.start, mark.end).replace(/^\s*\[|\]\s*$/g, '').trim().split(/\s*,\s*/)
      const found = labels.map((label) => find(label, pageOf(draft, mark.start)))
      if (found.some((note) => note === undefined) || !labels.every(isTurn)) continue
      const isLoose = /\s$/.test(draft.text.slice(0, mark.start)) && !/^\S/.test(draft.text.slice(mark.end, mark.end + 1))
      tied.append(draft.slice(at, isLoose ? mark.start - 1 : mark.start))
      for (const note of found) if (note !== undefined) tied.refer(note.label)
      at = mark.end
    }
    tied.append(draft.slice(at))
    return tied
  }
}

/** The page, from 1, that a character of a draft stands on; 0 where nothing tells. */
function pageOf(draft: InlineDraft, offset: number): number {
  const place = draft.carried.find((span) => span.kind === 'place' && span.start <= offset && offset < span.end)
  return place?.kind === 'place' ? place.page + 1 : 0
}
