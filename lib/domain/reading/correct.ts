import { AppError } from '@/lib/domain/error.ts'
import type { ImportedReading } from './block.ts'
import { hasWords } from './canonical-text.ts'
import type { AboutChange, Correction } from './correction.ts'
import { type About, type Draft, fromDraft, inReadingOrder, isLive, type Piece, toDraft } from './draft.ts'
import { editWords, joinWords, keepInCells, splitWords, type Words } from './edit-piece.ts'

const misfit = () => new AppError('invalid', 'This correction does not fit the text any more. Take it back and try again.')
const labelTaken = (label: string) => new AppError('conflict', `There is a note ${label} already. Give this one another label.`)
const nothingLeft = () => new AppError('invalid', 'Then nothing would be left to read.')

/** An import with all corrections made. Throws what `correct` throws. */
export const applyCorrections = (imported: ImportedReading, corrections: Correction[]): ImportedReading =>
  corrections.length === 0 ? imported : fromDraft(corrections.reduce(correct, toDraft(imported)))

/** The draft with one correction made. Throws `invalid` where it does not fit, `conflict` where a note's label is taken. */
export function correct(draft: Draft, correction: Correction): Draft {
  switch (correction.kind) {
    case 'about': return { ...draft, about: changeAbout(draft.about, correction.set) }
    case 'type': return retype(draft, correction)
    case 'role': return put(draft, { ...get(draft, correction.piece), role: correction.role })
    case 'join': return join(draft, correction)
    case 'split': return split(draft, correction)
    case 'words': return changeWords(draft, get(draft, correction.piece), correction.edits)
    case 'drop': return checkLeft(put(draft, { ...get(draft, correction.piece), dropped: true }))
    case 'restore': {
      const { dropped: _, ...piece } = get(draft, correction.piece, true)
      return put(draft, freeLabel(draft, piece))
    }
    case 'putBack': return putBack(draft, correction)
    case 'move': {
      const piece = get(draft, correction.piece)
      return insert({ ...draft, pieces: draft.pieces.filter((other) => other !== piece) }, piece, correction.before)
    }
    case 'point': {
      const piece = get(draft, correction.piece)
      if (piece.refs[correction.ref] === undefined) throw misfit()
      checkNote(draft, correction.label)
      return put(draft, { ...piece, refs: piece.refs.map((ref, index) => (index === correction.ref ? { ...ref, label: correction.label } : ref)) })
    }
    case 'tie': return tie(draft, correction)
    case 'untie': {
      const piece = get(draft, correction.piece)
      if (piece.refs[correction.ref] === undefined) throw misfit()
      return put(draft, { ...piece, refs: piece.refs.filter((_ref, index) => index !== correction.ref) })
    }
    case 'settle': {
      const piece = get(draft, correction.piece)
      return put(draft, { ...piece, carried: piece.carried.filter(({ kind }) => kind !== 'doubt') })
    }
  }
}

function get(draft: Draft, id: number, dropped = false): Piece {
  const piece = draft.pieces.find((one) => one.id === id)
  if (piece === undefined || (piece.dropped !== undefined) !== dropped) throw misfit()
  return piece
}

const put = (draft: Draft, piece: Piece): Draft => ({ ...draft, pieces: draft.pieces.map((one) => (one.id === piece.id ? piece : one)) })

function insert(draft: Draft, piece: Piece, before: number | null): Draft {
  const at = before === null ? draft.pieces.length : draft.pieces.findIndex(({ id }) => id === before)
  if (at < 0) throw misfit()
  return { ...draft, pieces: draft.pieces.toSpliced(at, 0, piece) }
}

const liveNotes = (draft: Draft) => draft.pieces.filter((piece) => piece.type === 'note' && isLive(piece))

function checkNote(draft: Draft, label: string): void {
  if (!liveNotes(draft).some((note) => note.label === label)) throw misfit()
}

/** A note has a label that no other has. */
function freeLabel(draft: Draft, piece: Piece): Piece {
  if (piece.type !== 'note') return piece
  if (piece.label === undefined) throw misfit()
  if (draft.pieces.some((other) => other.id !== piece.id && other.type === 'note' && other.dropped === undefined && other.label === piece.label)) throw labelTaken(piece.label)
  return piece
}

function checkLeft(draft: Draft): Draft {
  if (!draft.pieces.some(isLive)) throw nothingLeft()
  return draft
}

function retype(draft: Draft, { piece: id, type, level, label }: Correction & { kind: 'type' }): Draft {
  const { level: _level, label: ownLabel, ...piece } = get(draft, id)
  const made: Piece = { ...piece, type }
  if (type === 'heading' || type === 'listItem') made.level = level ?? (type === 'heading' ? 2 : 1)
  if (type === 'note') {
    made.label = label ?? ownLabel ?? ''
    delete made.role
    if (made.label === '') throw misfit()
  }
  return put(draft, freeLabel(draft, made))
}

function join(draft: Draft, { piece: id, with: other, by }: Correction & { kind: 'join' }): Draft {
  const [first, second] = [get(draft, id), get(draft, other)]
  const order = inReadingOrder(draft.pieces).filter(isLive)
  if (order[order.indexOf(first) + 1] !== second || (first.type === 'note') !== (second.type === 'note')) throw misfit()
  const hyphen = by === 'hyphen' ? /[-\u00ad\u2010\u2011]\s*$/.exec(first.text) : null
  const head = hyphen === null ? first : editWords(first, [{ start: hyphen.index, end: first.text.length, text: '' }])
  if (head === null) throw misfit()
  const between = by === 'line' || first.type === 'table' ? '\n' : by === 'space' ? ' ' : ''
  const words = joinWords(head, second, between)
  const joined = put(draft, { ...first, ...(first.type === 'table' ? keepInCells(words) : words) })
  return { ...joined, pieces: joined.pieces.filter((piece) => piece.id !== other) }
}

/** The label that a note's words begin with: "12. See ..." */
const leading = /^\s*(\d{1,4}|[*†‡§]{1,3})[.)]?\s+(?=\S)/

function split(draft: Draft, { piece: id, at }: Correction & { kind: 'split' }): Draft {
  const piece = get(draft, id)
  const halves = splitWords(piece, at)
  if (halves === null || halves.some(({ text }) => !hasWords(text))) throw misfit()
  const { label: _label, level, ...rest } = piece
  const second: Piece = { ...rest, ...halves[1], id: draft.nextId }
  const made = piece.type === 'note' ? asNote(draft, second) : piece.type === 'heading' ? { ...second, type: 'paragraph' as const } : level === undefined ? second : { ...second, level }
  const index = draft.pieces.indexOf(piece)
  return { ...draft, pieces: draft.pieces.toSpliced(index, 1, { ...piece, ...halves[0] }, made), nextId: draft.nextId + 1 }
}

/** The second half of a note is the next note, where it begins with a label of its own; else it is a paragraph. */
function asNote(draft: Draft, piece: Piece): Piece {
  const begins = leading.exec(piece.text)
  const label = begins?.[1]
  const words = begins && editWords(piece, [{ start: 0, end: begins[0].length, text: '' }])
  if (label === undefined || words === null || liveNotes(draft).some((note) => note.label === label)) return { ...piece, type: 'paragraph' }
  return { ...piece, ...words, label }
}

function changeWords(draft: Draft, piece: Piece, edits: (Correction & { kind: 'words' })['edits']): Draft {
  const words: Words | null = editWords(piece, edits)
  if (words === null) throw misfit()
  return checkLeft(put(draft, { ...piece, ...(piece.type === 'table' ? keepInCells(words) : words) }))
}

function putBack(draft: Draft, { leftOut, before }: Correction & { kind: 'putBack' }): Draft {
  const entry = draft.leftOut[leftOut]
  if (entry === undefined || entry.piece !== undefined || !hasWords(entry.text)) throw misfit()
  const piece: Piece = { id: draft.nextId, type: 'paragraph', text: entry.text, marks: [], refs: [], carried: [] }
  const listed = draft.leftOut.map((one, index) => (index === leftOut ? { ...one, piece: piece.id } : one))
  return insert({ ...draft, leftOut: listed, nextId: draft.nextId + 1 }, piece, before)
}

function tie(draft: Draft, { piece: id, start, end, label }: Correction & { kind: 'tie' }): Draft {
  checkNote(draft, label)
  const piece = get(draft, id)
  const words = editWords(piece, [{ start, end, text: '' }])
  if (words === null) throw misfit()
  const refs = [...words.refs, { label, offset: start }].sort((a, b) => a.offset - b.offset)
  return checkLeft(put(draft, { ...piece, ...words, refs }))
}

function changeAbout(about: About, set: AboutChange): About {
  const changed = Object.fromEntries(Object.entries({ ...about, ...set }).filter(([name, value]) => value !== undefined && (value !== '' || name === 'title')))
  return { ...changed, title: set.title ?? about.title, authors: (set.authors ?? about.authors).map(tidyAuthor), keywords: set.keywords ?? about.keywords, language: set.language ?? about.language }
}

const tidyAuthor = ({ name, affiliation, email, orcid }: { name: string; affiliation?: string | undefined; email?: string | undefined; orcid?: string | undefined }) => ({
  name,
  ...(affiliation ? { affiliation } : {}),
  ...(email ? { email } : {}),
  ...(orcid ? { orcid } : {}),
})
