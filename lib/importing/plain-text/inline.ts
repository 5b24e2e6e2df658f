import { InlineDraft } from '../inline-draft.ts'
import { markersIn, type NoteRun, type Opening } from './note-lines.ts'
import { type Marker, type MarkerStyle } from './note-marks.ts'

/** What plain text writes for emphasis, links and escaped characters. */
const token = /\\([\\`*_{}[\]()#+\-.!$&<>~|])|<(https?:\/\/[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>|(https?:\/\/[^\s<>"“”]{1,2000})|(?<![\p{L}\p{N}*])\*(?![\s*])([^*\n]{1,500}?)(?<!\s)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?![\s_])([^_\n]{1,500}?)(?<!\s)_(?![\p{L}\p{N}_])/gu

/**
 * A piece's words with emphasis (*so* or _so_), addresses as links, backslashes before punctuation gone, and the markers
 * for which `take` gives the label of a note as references to it.
 */
export function readInline(text: string, run: NoteRun | null, take: Take): InlineDraft {
  const draft = new InlineDraft()
  let from = 0
  for (const marker of run === null ? [] : markersIn(text, run)) {
    const label = take(marker)
    if (label === null) continue
    readWords(text.slice(from, marker.start), draft)
    draft.refer(label)
    from = marker.end
  }
  readWords(text.slice(from), draft)
  return draft
}

/** Words as they stand, tabs and all. */
export function verbatim(text: string): InlineDraft {
  const draft = new InlineDraft()
  draft.add(text)
  return draft
}

function readWords(text: string, draft: InlineDraft): void {
  let from = 0
  const add = (words: string) => { draft.add(words.replace(/[ \t]{2,}|\t/g, ' ')) }
  for (const found of text.matchAll(token)) {
    const [whole, escaped, bracketed, bare, starred, lined] = found
    add(text.slice(from, found.index))
    from = found.index + whole.length
    const start = draft.text.length
    if (escaped !== undefined) draft.add(escaped)
    else if (bracketed !== undefined) {
      draft.add(bracketed)
      draft.markFrom(start, 'link', bracketed.includes('://') ? bracketed : `mailto:${bracketed}`)
    } else if (bare !== undefined) {
      const address = bare.replace(/[.,;:!?'’)\]]+$/, '')
      draft.add(address)
      draft.markFrom(start, 'link', address)
      draft.add(bare.slice(address.length))
    } else {
      readWords(starred ?? lined ?? '', draft)
      draft.markFrom(start, 'emphasis')
    }
  }
  add(text.slice(from))
}

/** The label of the note that a marker refers to; null where it is no marker after all. */
export type Take = (marker: Marker) => string | null

/** Notes whose marker may have been lost before one is believed to be another's. */
const mostLost = 5

/**
 * Takes markers as they come in a text, in the order of its notes. A bracketed number may come again; a raised one that is out
 * of its turn is something else (a power, an ordinal).
 */
export function makeTaker(run: NoteRun | null, notes: Opening[]): Take {
  const takers = new Map((run?.markers ?? []).map((style): [MarkerStyle, Take] => {
    const own = notes.filter(({ markers }) => markers === style)
    return [style, run?.anew.has(style) === true || style === 'sign' ? takeInOrder(own) : takeByNumber(own)]
  }))
  return (marker) => takers.get(marker.style)?.(marker) ?? null
}

function takeByNumber(notes: Opening[]): Take {
  const labels = new Set(notes.map(({ label }) => label))
  let highest = 0
  return ({ style, number }) => {
    if (!labels.has(`${number}`)) return null
    const isNext = number > highest && number <= highest + mostLost
    if (!isNext && !(style === 'bracket' && number <= highest) && highest !== 0) return null
    highest = Math.max(highest, number)
    return `${number}`
  }
}

function takeInOrder(notes: Opening[]): Take {
  let next = 0
  return ({ printed }) => {
    const ahead = notes.slice(next, next + mostLost).findIndex((note) => note.printed === printed)
    if (ahead === -1) return null
    next += ahead + 1
    return notes[next - 1]?.label ?? null
  }
}
