import type { InlineDraft } from '../inline-draft.ts'
import { findMarkers } from '../plain-text/note-marks.ts'
import type { Seam } from '../plain-text/wrap.ts'
import { findLevelZones } from './level-notes.ts'
import { addDraft } from './pieces.ts'
import type { PdfLine } from './run.ts'

export interface PdfNote {
  /** As printed. */
  printed: string
  page: number
  draft: InlineDraft
}

const symbol = /^(\*{1,4}|[†‡§¶‖]{1,3})\s*(?=\S)/
const number = /^(?:(\d{1,3})[.)]?\s+|\[(\d{1,3})\]:?\s*)(?=\S)/
const works = /^(?:[\dIVX.]+\s+)?(?:references|bibliography|works cited|literatur(?:verzeichnis)?|bibliographie|bibliografía)$/i

/**
 * Takes the notes at the foot of pages out of the lines: smaller than the text, with nothing of its size below, or below a
 * wider blank, opened by a marker. What stands above the first of a page's notes goes on with the last page's last. Markers as
 * large as their words are then marked as raised ones are.
 */
export function takePageNotes(pages: PdfLine[][], body: number, seam: (before: string, after: string) => Seam): { lines: PdfLine[]; notes: PdfNote[] } {
  const notes: PdfNote[] = []
  let isAfterWorks = false
  const lines = pages.flatMap((page) => {
    const own = new Set(page.flatMap((line) => (line.size > body * 0.94 ? raisedIn(line) : [])))
    const level = isAfterWorks ? new Map<string, Place[]>() : findLevelMarkers(page, body, own)
    isAfterWorks ||= page.some((line) => works.test(line.draft.text))
    const raised = new Set([...own, ...level.keys()])
    const first = notes.length
    const taken = takeTagged(page, raised, notes, seam)
    const rest = taken.size === 0 ? page : page.filter((line) => !taken.has(line))
    const small = findBlocks(rest, body)
    let read: Map<string, Place[]> | null = null
    const loose = () => (read ??= findLoose(rest))
    for (const zone of small.length > 0 && small.some((lines) => lines.some((line) => openingOf(line, raised) !== null)) ? small : [...small, ...findLevelZones(rest, own)]) {
      // Where notes open with raised numbers, others that begin a line are the notes' own.
      const printed = zone.some((line) => openingOf(line, none) !== null) ? none : raised
      const from = zone.findIndex((line) => openingOf(line, printed) !== null)
      const open = notes.at(-1)
      const goesOn = open !== undefined && open.page >= (zone[0]?.page ?? 0) - 1 && !/[.!?…)\]”’"']\s*$/.test(open.draft.text)
      // Numbers that the page has no markers of are those of notes at the end.
      if (from > 0 && !goesOn && zone.slice(0, from).some((line) => number.test(line.draft.text))) continue
      if (from === -1 && !goesOn) continue
      for (const [index, line] of zone.entries()) {
        if (from !== -1 && index < from && !goesOn) continue
        taken.add(line)
        const last = notes.at(-1)
        const opening = openingOf(line, printed) ?? (printed === none || isAfterWorks || last === undefined || index < from ? null : findNext(line, last, level, loose))
        if (opening !== null) notes.push({ printed: opening.printed, page: line.page, draft: cut(line.draft, opening.length) })
        else if (last !== undefined) addDraft(last.draft, line.draft, seam)
      }
    }
    for (const { printed } of notes.slice(first)) {
      const place = (level.get(printed) ?? []).find(({ line }) => !taken.has(line))
      place?.line.draft.marks.push({ kind: 'sup', start: place.start, end: place.end })
    }
    return page.filter((line) => !taken.has(line))
  })
  return { lines, notes }
}

const none = new Set<string>()

interface Place { line: PdfLine; start: number; end: number }

/** Where numbers that are raised nowhere on the page stand right after words, or in brackets, as large as they: in the running text before what is smaller. */
function findLevelMarkers(page: PdfLine[], body: number, raised: Set<string>): Map<string, Place[]> {
  const found = new Map<string, Place[]>()
  const own = page.filter((line) => line.columns === undefined && /\d/.test(line.draft.text))
  const isSmall = (line: PdfLine) => line.size <= body * 0.94
  for (const line of [...own.filter((one) => !isSmall(one)), ...own.filter(isSmall)]) {
    for (const style of ['glued', 'bracket'] as const) {
      for (const { printed, start, end } of findMarkers(line.draft.text, style)) {
        const same = found.get(printed)
        if (same === undefined && !raised.has(printed)) found.set(printed, [{ line, start, end }])
        else same?.push({ line, start, end })
      }
    }
  }
  return found
}

/** The opening of a note whose number comes right after the last one's and stands after a word or figure of the page, however it is set. */
function findNext({ draft, page }: PdfLine, last: PdfNote, level: Map<string, Place[]>, loose: () => Map<string, Place[]>): { printed: string; length: number } | null {
  const [whole, printed] = /^(\d{1,3})[.)]?\s+(?=[\p{Lu}“"‘«„*])/u.exec(draft.text) ?? []
  if (whole === undefined || printed === undefined || Number(printed) !== Number(last.printed) + 1 || page > last.page + 1) return null
  const places = loose().get(printed)
  if (places === undefined) return null
  level.set(printed, [...(level.get(printed) ?? []), ...places])
  return { printed, length: whole.length }
}

/** Numbers right after a letter, or after a figure and a point. */
const afterAnything = /(?<=\p{L}[.,;:!?”’"')\]»–]?|\d[.,;:!?”’"')\]»–])(?<!\d)\d{1,3}(?=[\s,.;:)]|$)/gu

function findLoose(lines: PdfLine[]): Map<string, Place[]> {
  const found = new Map<string, Place[]>()
  for (const line of lines) {
    for (const { 0: printed, index } of line.draft.text.matchAll(afterAnything)) {
      const same = found.get(printed)
      if (same === undefined) found.set(printed, [{ line, start: index, end: index + printed.length }])
      else same.push({ line, start: index, end: index + printed.length })
    }
  }
  return found
}

/** Notes that the tag tree tells, with their labels; one without goes on with the last. */
function takeTagged(page: PdfLine[], raised: Set<string>, notes: PdfNote[], seam: (before: string, after: string) => Seam): Set<PdfLine> {
  const taken = new Set<PdfLine>()
  let tag: PdfLine['tag']
  for (const line of page) {
    if (line.tag?.kind !== 'note') continue
    const opening = line.tag === tag ? null : openingOf(line, raised)
    const label = line.tag === tag ? '' : (line.tag.label ?? '').replace(/^[\s([]+|[\s.)\]]+$/g, '')
    const last = notes.at(-1)
    if (label !== '') notes.push({ printed: label.slice(0, 8), page: line.page, draft: cut(line.draft, 0) })
    else if (opening !== null) notes.push({ printed: opening.printed, page: line.page, draft: cut(line.draft, opening.length) })
    else if (last !== undefined) addDraft(last.draft, line.draft, seam)
    else continue
    tag = line.tag
    taken.add(line)
  }
  return taken
}

/** The raised numbers and signs of a line. */
export const raisedIn = (line: { draft: InlineDraft }) => line.draft.marks.filter((mark) => mark.kind === 'sup').flatMap((mark) => line.draft.text.slice(mark.start, mark.end).split(/[,\s]+/))

/** The last lines of each flow, parted where there is more room than between the lines of notes. */
function findBlocks(page: PdfLine[], body: number): PdfLine[][] {
  return findZones(page, body).flatMap((zone) => {
    const blocks: PdfLine[][] = []
    for (const line of zone) {
      const before = blocks.at(-1)?.at(-1)
      if (before === undefined || line.y - before.y > line.size * 2.3) blocks.push([line])
      else blocks.at(-1)?.push(line)
    }
    const isOpened = (block: PdfLine[]) => block.some((line) => line.draft.marks.some((mark) => mark.kind === 'sup' && mark.start === 0) || number.test(line.draft.text) || symbol.test(line.draft.text))
    // What goes on from the page before stands with the notes of this one, or last.
    return blocks.some(isOpened) ? blocks.filter(isOpened) : blocks.slice(-1)
  })
}

/** By flow: the last lines that are smaller than the text and have none of it below them. */
function findZones(page: PdfLine[], body: number): PdfLine[][] {
  const isSmall = (line: PdfLine) => line.size < body * 0.94 && line.columns === undefined && line.heading === undefined && (line.tag === undefined || line.tag.kind === 'paragraph')
  const large = page.filter((line) => !isSmall(line))
  const flows = new Map<number, PdfLine[]>()
  for (const line of page) flows.set(line.flow, [...(flows.get(line.flow) ?? []), line])
  return [...flows.values()].flatMap((flow) => {
    const from = flow.findLastIndex((line) => !isSmall(line) || large.some((other) => other.y > line.y && other.from < line.to && other.to > line.from)) + 1
    return from < flow.length ? [flow.slice(from)] : []
  })
}

function openingOf({ draft }: PdfLine, raised: Set<string>): { printed: string; length: number } | null {
  const sup = draft.marks.find((mark) => mark.kind === 'sup' && mark.start === 0)
  const label = sup === undefined ? '' : draft.text.slice(0, sup.end).trim()
  if (sup !== undefined && /^(?:\d{1,3}|\*{1,4}|[†‡§¶‖]{1,3})$/.test(label)) return { printed: label, length: sup.end }
  const found = number.exec(draft.text) ?? symbol.exec(draft.text)
  const printed = found?.[1] ?? found?.[2]
  return found !== null && printed !== undefined && raised.has(printed) ? { printed, length: found[0].length } : null
}

/** A draft without its first characters. */
export function cut(draft: InlineDraft, length: number): InlineDraft {
  const blanks = /^\s*/.exec(draft.text.slice(length))?.[0].length ?? 0
  return draft.slice(length + blanks)
}
