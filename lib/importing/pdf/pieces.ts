import { InlineDraft } from '../inline-draft.ts'
import { institution } from '../metadata/people.ts'
import { isName } from '../plain-text/front-matter.ts'
import { isFinished, type Piece } from '../plain-text/piece.ts'
import type { Seam } from '../plain-text/wrap.ts'
import { withoutRaised } from './raised.ts'
import type { OutlinedHeading, PdfLine } from './run.ts'
import type { Tag } from './tags.ts'

type Join = (before: string, after: string) => Seam

/** Lines that belong together, before it is known what they are. */
export interface PdfPiece extends Piece {
  draft: InlineDraft
  page: number
  flow: number
  size: number
  bold: boolean
  italic: boolean
  /** Set in from the column's edge by more than the first line of a paragraph. */
  inset: boolean
  /** Its first line is set in, so that it begins something. */
  opens: boolean
  /** More room above it than between its lines. */
  apart: boolean
  y: number
  /** Its lines stand in the middle of the column. */
  isCentred: boolean
  tag?: Tag | undefined
  /** It is a table of so many columns. */
  columns?: number | undefined
  heading?: OutlinedHeading | undefined
}

/** Adds what comes after to a draft, their seam mended. */
export function addDraft(draft: InlineDraft, after: InlineDraft, seam: Join): void {
  if (draft.text === '') return draft.append(after)
  const { before, glue } = seam(draft.text, after.text)
  const ends = draft.text.endsWith('-') || draft.text.endsWith('\u2010')
  if (ends && before.length === draft.text.length - 1) draft.dropLast()
  draft.add(glue)
  draft.append(after)
}

/** Marks that stand for nothing but an item of a list, with the blanks after them. */
export const drawnMark = /^[•‣◦⁃▪▫●○■□◆◇►▸➢➤✓✔∙⋄]\s+(?=\S)/
const bullet = /^(?:[-–•‣◦⁃▪▫●○■□◆◇►▸➢➤✓✔∙⋄]\s+\S|\(?(?:\d{1,2}|[a-z])[.)]\s+\S)/

/** Whether a line begins an item as the first does: with the same mark, or counted too. */
const isAlike = (line: PdfLine, first: PdfLine) => line.draft.text[0] === first.draft.text[0] || (/^[(\d]/.test(line.draft.text) && /^[(\d]/.test(first.draft.text)) || (/^\(?[a-z][.)]/.test(line.draft.text) && /^\(?[a-z][.)]/.test(first.draft.text))

/** The lines of one flow, from edge to edge of its column, as pieces; `body` is the size of the running text. */
export function joinPdfLines(lines: PdfLine[], body: number, seam: Join): PdfPiece[] {
  const flows = new Map<number, PdfLine[]>()
  for (const line of lines) {
    const flow = flows.get(line.flow)
    if (flow === undefined) flows.set(line.flow, [line])
    else if (!joinsRow(flow, line)) flow.push(line)
  }
  const lefts = findLefts(lines, body)
  let usualLead: number | null = null
  return [...flows.values()].flatMap((flow) => {
    const column = { left: leftOf(flow, lefts, body), right: edgeOf(flow.map((line) => line.to), 0.95), lead: flow.length < 8 ? (usualLead ??= leadOf(lines)) : leadOf(flow) }
    const groups: PdfLine[][] = []
    for (const [index, line] of flow.entries()) {
      const group = groups.at(-1)
      if (group !== undefined && belongs(group, line, flow[index + 1], column)) group.push(line)
      else groups.push([line])
    }
    return groups.map((group, index) => toPiece(group, column, groups[index - 1]?.at(-1), seam))
  })
}

/** Words of one row that wide blanks part, a line set loosely or the cells of a table, are one line. */
function joinsRow(flow: PdfLine[], line: PdfLine): boolean {
  const before = flow.at(-1)
  if (before === undefined || before.tag !== line.tag || before.heading !== line.heading || before.columns !== undefined || line.columns !== undefined) return false
  if (Math.abs(before.y - line.y) > line.size * 0.3 || Math.abs(before.size - line.size) > line.size * 0.07) return false
  const [first, second] = line.from < before.from ? [line, before] : [before, line]
  const draft = new InlineDraft()
  draft.append(first.draft)
  // Names of authors beside each other.
  const areNames = line.page <= 2 && second.from - first.to > line.size * 1.4 && isName(withoutRaised(first.draft)) && isName(withoutRaised(second.draft))
  draft.add(areNames ? ', ' : ' ')
  draft.append(second.draft)
  flow[flow.length - 1] = { ...before, from: first.from, to: Math.max(first.to, second.to), bold: first.bold && second.bold, italic: first.italic && second.italic, draft }
  return true
}

const isBody = (line: PdfLine, body: number) => Math.abs(line.size - body) < body * 0.07

/** Where lines of the running text begin often enough to be an edge of it. */
function findLefts(lines: PdfLine[], body: number): number[] {
  const counts = new Map<number, number>()
  const own = lines.filter((line) => isBody(line, body))
  for (const line of own) counts.set(Math.round(line.from), (counts.get(Math.round(line.from)) ?? 0) + 1)
  return [...counts].filter(([, count]) => count > own.length * 0.08).map(([left]) => left).sort((a, b) => b - a)
}

/** The edge that a flow's running text keeps to: the nearest of the document's, else its own. */
function leftOf(flow: PdfLine[], lefts: number[], body: number): number {
  const text = flow.filter((line) => isBody(line, body))
  const own = (text.length > 0 ? text : flow).reduce((least, line) => Math.min(least, line.from), Infinity)
  const left = lefts.find((place) => place <= own + 1.5) ?? own
  return own - left < body * 6 ? left : own
}

const isEnd = (line: PdfLine) => isFinished(withoutRaised(line.draft))

interface Column { left: number; right: number; lead: number }

/** The place that all but a few of the lines keep within. */
const edgeOf = (places: number[], share: number) => [...places].sort((a, b) => a - b)[Math.floor(places.length * share)] ?? 0

/** The usual distance of baselines, in ems. */
function leadOf(lines: PdfLine[]): number {
  const leads = lines.slice(1).flatMap((line, index) => {
    const before = lines[index]
    return before !== undefined && Math.abs(before.size - line.size) < 0.5 && line.y > before.y ? [(line.y - before.y) / line.size] : []
  }).sort((a, b) => a - b)
  return Math.min(leads[Math.floor(leads.length * 0.4)] ?? 1.2, 2.6)
}

/** A raised number or a sign begins a note, an institution or an address. */
const opensRaised = ({ draft }: PdfLine) => /^[*†‡§]\s?\p{L}/u.test(draft.text) || draft.marks.some((mark) => mark.kind === 'sup' && mark.start === 0 && mark.end < draft.text.length)

/**
 * Whether the last line of a group ends where more would have fitted, as lines of verse, of an address, of a list do. Not where
 * the next ends as it does, which is how words stand beside a picture, nor where the two begin differently, as centred ones do.
 */
function endsEarly(group: PdfLine[], line: PdfLine, next: PdfLine | undefined, column: Column): boolean {
  const before = group.at(-1)
  if (before === undefined || /[-\u2010]$/.test(before.draft.text) || Math.abs(before.from - line.from) > line.size * 0.4) return false
  const isEven = (one: PdfLine | undefined, other: PdfLine | undefined) => one !== undefined && other !== undefined && Math.abs(one.to - other.to) < line.size * 0.4
  if (isEven(before, line) && (isEven(line, next) || isEven(group.at(-2), before))) return false
  const own = group.reduce((most, { to }) => Math.max(most, to), 0)
  const edge = Math.max(own, column.right - Math.max(0, before.from - column.left) * 1.1 - line.size * 0.5)
  const word = /^\S+/.exec(line.draft.text)?.[0].length ?? 0
  const room = edge - before.to - ((line.to - line.from) / line.draft.text.length) * (word + 1)
  // A long line that ends early rather stands beside something.
  const isLong = before.draft.text.length > 48 || before.to - before.from > (column.right - column.left) * 0.6
  return before.isNarrowed !== true && room > line.size * (isLong ? 8 : 1.2)
}

function belongs(group: PdfLine[], line: PdfLine, next: PdfLine | undefined, column: Column): boolean {
  const [first, before] = [group[0], group.at(-1)]
  if (first === undefined || before === undefined || line.columns !== undefined || before.columns !== undefined || line.heading !== before.heading) return false
  if (line.heading !== undefined) return true
  if (line.tag !== undefined || before.tag !== undefined) return line.tag === before.tag
  const em = Math.max(line.size, before.size)
  if (opensRaised(line) || endsEarly(group, line, next, column)) return false
  if (line.page === 1 && isName(before.draft.text) && institution.test(line.draft.text) && before.to < column.right - em * 3) return false
  if (/\(\d{1,3}[a-z]?\)$/.test(before.draft.text) && before.draft.text.includes('=') && before.from > column.left + em * 1.5) return false
  if (Math.abs(line.size - before.size) > em * 0.07) return false
  const isLoose = line.y - before.y > em * (column.lead + 0.4) || line.y < before.y - em * 0.5
  if (isLoose) return false
  if (line.y - before.y < em * 0.4) return true
  const whole = line.bold !== before.bold || line.italic !== before.italic
  if (whole && (before.to < column.right - em * 3 || isEnd(before))) return false
  if (bullet.test(line.draft.text) && ((bullet.test(first.draft.text) && isAlike(line, first)) || isEnd(before) || before.to < column.right - em * 3)) return false
  if (isCentred(before, column) && Math.abs(line.from - before.from) > em && !isCentred(line, column) && line.to > column.right - em * 4) return false
  const step = line.from - before.from
  const ended = isEnd(before) || before.to < column.right - em * 4
  const hangs = group.length > 1 ? before.from > first.from + em * 0.7 : false
  if (hangs && line.from < before.from - em * 0.7 && Math.abs(line.from - first.from) < em * 0.4) return !ended
  if (step > em * 0.7) return !ended || (group.length === 1 && next !== undefined && Math.abs(next.from - line.from) < em * 0.3 && bullet.test(first.draft.text))
  if (step < -em * 0.7 && group.length > 1) return false
  if (step < -em * 0.7 && bullet.test(first.draft.text) && line.from > column.left + em * 0.5) return false
  if (step < -em * 0.7 && line.from < column.left + em * 0.5 && before.from > column.left + em * 3.5) return false
  return !(isEnd(before) && before.to < column.right - em * 6)
}

/** Whether a line stands in the middle of its column, with room on both sides. */
function isCentred({ from, to, size }: PdfLine, { left, right }: Column): boolean {
  return from - left > size * 3 && Math.abs(from - left - (right - to)) < size
}

/** Whether an element's lines end where they were meant to: two short ones by the column, more by the longest of them, since an element may be narrow. */
function areLines(group: PdfLine[], column: Column): boolean {
  if (group.length < 2 || group.some(({ draft }) => draft.text.length > 75)) return false
  if (group[0]?.page === 1 && group.length < 7 && group.slice(1).some(opensRaised)) return true
  const own = { ...column, right: Math.max(...group.map(({ to }) => to)) }
  const edges = group.length === 2 ? column : own
  const isShort = group.length > 2 || group.every(({ from, to }) => to - from < (column.right - column.left) * 0.45)
  return isShort && group.slice(1).some((line, index) => endsEarly(group.slice(0, index + 1), line, group[index + 2], edges))
}

function toPiece(group: PdfLine[], column: Column, above: PdfLine | undefined, seam: Join): PdfPiece {
  const draft = new InlineDraft()
  const [first, last] = [group[0], group.at(-1)]
  const keepsLines = first?.tag !== undefined && (first.tag.kind === 'code' || areLines(group, column))
  for (const [index, line] of group.entries()) {
    if (!keepsLines) addDraft(draft, line.draft, seam)
    else {
      if (index > 0) draft.add('\n')
      draft.append(line.draft)
    }
  }
  const em = first?.size ?? 10
  const rest = group.length > 1 ? group.slice(1) : group
  const opens = (first?.from ?? 0) > column.left + em * 0.7
  return {
    draft, text: draft.text, lines: group.length, indent: 0, newPage: above === undefined,
    page: first?.page ?? 0, flow: first?.flow ?? 0, size: em, y: last?.y ?? 0,
    bold: group.every((line) => line.bold), italic: group.every((line) => line.italic),
    inset: opens && rest.every((line) => line.from > column.left + em * 0.9) && (group.length > 1 || (first?.from ?? 0) > column.left + em * 1.8),
    opens,
    isCentred: group.every((line) => isCentred(line, column)),
    tag: first?.tag, columns: first?.columns, heading: first?.heading,
    apart: above === undefined || (first?.y ?? 0) - above.y > em * (column.lead + 0.4),
  }
}
