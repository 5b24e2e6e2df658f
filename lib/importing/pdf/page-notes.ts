import type { InlineDraft } from '../inline-draft.ts'
import type { Seam } from '../plain-text/wrap.ts'
import { addDraft } from './pieces.ts'
import type { PdfLine } from './run.ts'

export interface PdfNote {
  /** As printed. */
  printed: string
  page: number
  draft: InlineDraft
}

const symbol = /^(\*{1,4}|[†‡§¶‖]{1,3})\s*(?=\S)/
const number = /^(\d{1,3})[.)]?\s+(?=\S)/

/**
 * Takes the notes at the foot of pages out of the lines: smaller than the text, with nothing of its size below, opened by a
 * marker. What stands above the first of a page's notes goes on with the last page's last.
 */
export function takePageNotes(pages: PdfLine[][], body: number, seam: (before: string, after: string) => Seam): { lines: PdfLine[]; notes: PdfNote[] } {
  const notes: PdfNote[] = []
  const lines = pages.flatMap((page) => {
    const raised = new Set(page.flatMap((line) => (line.size > body * 0.94 ? raisedIn(line) : [])))
    const taken = takeTagged(page, raised, notes, seam)
    for (const zone of findBlocks(taken.size === 0 ? page : page.filter((line) => !taken.has(line)), body)) {
      const from = zone.findIndex((line) => openingOf(line, raised) !== null)
      // Numbers that the page has no markers of are those of notes at the end.
      if (from > 0 && zone.slice(0, from).some((line) => number.test(line.draft.text))) continue
      const open = notes.at(-1)
      const goesOn = open !== undefined && open.page >= (zone[0]?.page ?? 0) - 1 && !/[.!?…)\]”’"']\s*$/.test(open.draft.text)
      if (from === -1 && !goesOn) continue
      for (const [index, line] of zone.entries()) {
        if (from !== -1 && index < from && !goesOn) continue
        taken.add(line)
        const opening = openingOf(line, raised)
        const last = notes.at(-1)
        if (opening !== null) notes.push({ printed: opening.printed, page: line.page, draft: cut(line.draft, opening.length) })
        else if (last !== undefined) addDraft(last.draft, line.draft, seam)
      }
    }
    return page.filter((line) => !taken.has(line))
  })
  return { lines, notes }
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
  return found?.[1] !== undefined && raised.has(found[1]) ? { printed: found[1], length: found[0].length } : null
}

/** A draft without its first characters. */
export function cut(draft: InlineDraft, length: number): InlineDraft {
  const blanks = /^\s*/.exec(draft.text.slice(length))?.[0].length ?? 0
  return draft.slice(length + blanks)
}
