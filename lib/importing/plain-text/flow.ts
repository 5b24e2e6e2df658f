import { markersIn, notesHeading, type NoteRun, type Opening } from './note-lines.ts'
import { continuesSentence, isFinished, type Dropped, type Piece } from './piece.ts'
import type { Seam } from './wrap.ts'

export type Note = Opening

interface Text extends Piece {
  /** Notes or a page's end stood before it. */
  broken: boolean
}

/** A paragraph, heading or other stretch of the running text, whole. */
export interface Passage extends Text {
  /** It goes on with a sentence that leads into it: a quotation set off from its paragraph. */
  setOff: boolean
}

/**
 * Parts the notes from the running text and mends what a page's end broke: a note that goes on below the text of the next
 * page is one note, a paragraph with notes between its halves is one paragraph.
 */
export function restoreFlow(pieces: Piece[], run: NoteRun | null, seam: (before: string, after: string) => Seam, dropped: Dropped[]): { passages: Passage[]; notes: Note[] } {
  const { texts, notes } = partNotes(pieces, run, seam, dropped)
  return { passages: joinHalves(texts, seam, dropped), notes }
}

function partNotes(pieces: Piece[], run: NoteRun | null, seam: (before: string, after: string) => Seam, dropped: Dropped[]) {
  const texts: Text[] = []
  const notes: Note[] = []
  /** Texts since the last note, while a note may still go on. */
  let since: Text[] = []
  const last = Math.max(...(run?.openings.keys() ?? [-1]))
  const atEnd = run !== null && areEndnotes(pieces, run)
  for (const [index, piece] of pieces.entries()) {
    const opening = run?.openings.get(index)
    const open = notes.at(-1)
    if (opening !== undefined && run !== null) {
      const tail = since.at(-1)
      if (open !== undefined && tail !== undefined && goesOnBelow(open, since, run)) {
        open.text = meet(open.text, tail.text, seam)
        texts.pop()
      }
      if (open === undefined && tail !== undefined && notesHeading.test(tail.text)) {
        dropped.push({ why: 'heading of the notes', text: tail.text })
        texts.pop()
      }
      since = []
      notes.push({ ...opening })
    } else if (atEnd && open !== undefined && index < last) {
      open.text += `\n${piece.text}`
    } else {
      const text = { ...piece, broken: piece.newPage || (since.length === 0 && open !== undefined) }
      texts.push(text)
      since.push(text)
    }
  }
  return { texts, notes }
}

/** Whether the text right above a page's notes is the rest of the last page's last note: that note has no end, and this no marker. */
function goesOnBelow(open: Note, since: Piece[], run: NoteRun): boolean {
  const tail = since.at(-1)
  if (tail === undefined || since.length < 2 || isNoteEnd(open.text)) return false
  return !markersIn(tail.text, run).some((marker) => marker.style === open.markers && (run.anew.has(marker.style) || marker.number > Number(open.label)))
}

/** A note ends with a point, a bracket or quotation mark, or a whole address; stars of emphasis do not count. */
const isNoteEnd = (text: string) => /(?:[.!?…)\]”’"']|(?<![-/_])>)$/.test(text.replace(/[*_\s]+$/, ''))

/** Notes gathered at the end: hardly a piece of text stands between them. */
function areEndnotes(pieces: Piece[], run: NoteRun): boolean {
  const indexes = [...run.openings.keys()]
  const [first, last] = [indexes[0] ?? 0, indexes.at(-1) ?? 0]
  const between = pieces.slice(first, last).filter((piece, index) => !run.openings.has(first + index))
  return indexes.length >= 3 && between.length <= indexes.length / 2 && between.every((piece) => markersIn(piece.text, run).length === 0)
}

function joinHalves(texts: Text[], seam: (before: string, after: string) => Seam, dropped: Dropped[]): Passage[] {
  const passages: { first: Text; setOff: boolean; halves: string[] }[] = []
  for (let index = 0; index < texts.length; index += 1) {
    const before = passages.at(-1)
    const half = before !== undefined && isHalf(before.halves) && !isKeywords(texts, index - 1)
    const between = half ? interruption(texts, index) : 0
    const text = texts[index + between]
    if (text === undefined) continue
    for (const matter of texts.slice(index, index + between)) dropped.push({ why: 'correspondence', text: matter.text })
    index += between
    const broken = text.broken || between > 0
    const goesOn = half && text.isTable !== true && (continuesSentence(text.text) || (broken && text.text.length > 60))
    const leadsIn = !broken && /(?:\b(?:such as|as|that)|[:,])$/.test(before?.halves.at(-1)?.slice(-20) ?? '')
    if (goesOn && !leadsIn) addHalf(before?.halves, text.text, seam)
    else passages.push({ first: text, setOff: goesOn, halves: [text.text] })
  }
  return passages.map(({ first, setOff, halves }) => ({ ...first, setOff, text: halves.join('') }))
}

/** A paragraph that stops in the middle of a sentence. A heading stops nowhere, so it has to be long or to end in a comma. */
function isHalf(halves: string[]): boolean {
  const last = halves.at(-1) ?? ''
  return !isFinished(last) && (halves.length > 1 || last.length > 100 || /[,;\-–—]$/.test(last)) && !last.includes('\n')
}

const isKeywords = (texts: Text[], index: number) => /^key\s?words?$/i.test(texts[index - 1]?.text ?? '') || /^key\s?words?\s*[:—–]/i.test(texts[index]?.text ?? '')

const isCorrespondence = (text: string) => /corresponding author|correspondence|e-?mail\b|\S@\S+\.\w|©|\breceived\b|\bdoi\b/i.test(text)

/** How many short pieces of address and date stand at `index`, with the rest of a broken sentence right after them. */
function interruption(texts: Text[], index: number): number {
  for (let count = 0; count < 5; count += 1) {
    const text = texts[index + count]?.text ?? ''
    if (continuesSentence(text) && text.length > 60) return count
    const opens = isCorrespondence(text) || (count > 0 && text.split(' ').length < 25)
    if (text === '' || text.length > 250 || !opens) return 0
  }
  return 0
}

function addHalf(halves: string[] | undefined, after: string, seam: (before: string, after: string) => Seam): void {
  const { before, glue } = seam(halves?.pop() ?? '', after)
  halves?.push(before, glue + after)
}

function meet(before: string, after: string, seam: (before: string, after: string) => Seam): string {
  const joined = seam(before, after)
  return joined.before + joined.glue + after
}
