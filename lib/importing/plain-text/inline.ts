import { InlineDraft } from '../inline-draft.ts'
import { findMarkers, type Marker, type NoteRun } from './note-lines.ts'

/** What plain text writes for emphasis, links and escaped characters. */
const token = /\\([\\`*_{}[\]()#+\-.!$&<>~|])|<(https?:\/\/[^\s<>]{1,2000}|[\w.+-]{1,64}@[\w.-]{1,200})>|(https?:\/\/[^\s<>"“”]{1,2000})|(?<![\p{L}\p{N}*])\*(?![\s*])([^*\n]{1,500}?)(?<!\s)\*(?![\p{L}\p{N}*])|(?<![\p{L}\p{N}_])_(?![\s_])([^_\n]{1,500}?)(?<!\s)_(?![\p{L}\p{N}_])/gu

/**
 * A piece's words with emphasis (*so* or _so_), addresses as links, backslashes before punctuation gone, and the markers
 * that `take` accepts as references to their notes.
 */
export function readInline(text: string, run: NoteRun | null, take: (marker: Marker) => boolean): InlineDraft {
  const draft = new InlineDraft()
  let from = 0
  for (const marker of run === null ? [] : findMarkers(text, run.markers)) {
    if (!take(marker)) continue
    readWords(text.slice(from, marker.start), draft)
    draft.refer(`${marker.number}`)
    from = marker.end
  }
  readWords(text.slice(from), draft)
  return draft
}

function readWords(text: string, draft: InlineDraft): void {
  let from = 0
  const add = (words: string) => { draft.add(words.replace(/[ \t]+/g, ' ')) }
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

/**
 * Takes markers as they come in a text: the numbers of `numbers` in their order. A bracketed number may come again; a raised
 * one that is out of its turn is something else (a power, an ordinal).
 */
export function makeTaker(run: NoteRun | null, numbers: Set<number>): (marker: Marker) => boolean {
  let highest = 0
  return ({ number }) => {
    if (run === null || !numbers.has(number)) return false
    const isNext = number > highest && number <= highest + 5
    if (!isNext && !(run.markers === 'bracket' && number <= highest) && highest !== 0) return false
    highest = Math.max(highest, number)
    return true
  }
}
