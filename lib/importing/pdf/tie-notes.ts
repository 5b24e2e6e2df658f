import { InlineDraft } from '../inline-draft.ts'
import { findNotes } from '../plain-text/note-lines.ts'
import type { Dropped } from '../plain-text/piece.ts'
import type { Seam } from '../plain-text/wrap.ts'
import { cut, type PdfNote } from './page-notes.ts'
import { addDraft, type PdfPiece } from './pieces.ts'

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

/**
 * Takes notes that stand together at the end: under a heading that says so, or opened by raised numbers; each counted up and
 * marked in the text before.
 */
export function takeEndnotes(pieces: PdfPiece[], seam: (before: string, after: string) => Seam, dropped: Dropped[]): { pieces: PdfPiece[]; notes: PdfNote[] } {
  const run = findNotes(pieces.map((piece) => ({ ...piece, text: withRaised(piece.draft) })))
  if (run === null || run.markers !== 'superscript') return { pieces, notes: [] }
  const indexes = [...run.openings.keys()]
  const [first, last] = [indexes[0] ?? 0, indexes.at(-1) ?? 0]
  const heading = pieces[first - 1]
  const isHeaded = heading !== undefined && /^(?:end\s?)?notes?:?$/i.test(heading.text)
  if (!isHeaded && (indexes.length < 3 || last - first > indexes.length * 2)) return { pieces, notes: [] }
  if (isHeaded) dropped.push({ why: 'heading of the notes', text: heading.text })
  const notes: PdfNote[] = []
  const kept = pieces.filter((piece, index) => {
    const opening = run.openings.get(index)
    const note = notes.at(-1)
    if (opening !== undefined) notes.push({ printed: `${opening.number}`, page: piece.page, draft: cut(piece.draft, piece.draft.text.length - lengthOf(opening.text)) })
    else if (note !== undefined && index < last) addDraft(note.draft, piece.draft, seam)
    else return !(isHeaded && piece === heading)
    return false
  })
  return { pieces: kept, notes }
}

/** A digit takes one code unit, raised or not, so lengths after the opening are the same. */
const lengthOf = (text: string) => text.length

function withRaised(draft: InlineDraft): string {
  let text = draft.text
  for (const mark of draft.marks) {
    if (mark.kind !== 'sup') continue
    const raised = text.slice(mark.start, mark.end).replace(/\d/g, (digit) => '⁰¹²³⁴⁵⁶⁷⁸⁹'[Number(digit)] ?? digit)
    text = text.slice(0, mark.start) + raised + text.slice(mark.end)
  }
  return text
}

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
    const tied = new InlineDraft()
    let at = 0
    for (const mark of draft.marks.filter(({ kind }) => kind === 'sup').sort((a, b) => a.start - b.start)) {
      if (mark.start < at) continue
      const labels = draft.text.slice(mark.start, mark.end).trim().split(/\s*,\s*/)
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
