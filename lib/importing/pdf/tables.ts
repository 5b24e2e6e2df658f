import { InlineDraft } from '../inline-draft.ts'
import { institution } from '../metadata/people.ts'
import type { Seam } from '../plain-text/wrap.ts'
import { findGutters } from './columns.ts'
import { addDraft } from './pieces.ts'
import type { PdfLine } from './run.ts'
import type { Tag } from './tags.ts'

type Join = (before: string, after: string) => Seam
/** By row and column: the lines of a cell. */
type Cells = PdfLine[][][]

/** Letters of a cell, on the average, above which a table lays out a page. */
const longest = 300

/** Lines that are the cells of a table, told by their tags or else by how they are aligned, as one line each table. */
export function gatherTables(pages: PdfLine[][], seam: Join): PdfLine[][] {
  return pages.map((lines, index) => {
    if (lines.some((line) => line.tag !== undefined)) return gatherTagged(lines, seam)
    return gatherAligned(lines, index === 0, seam)
  })
}

function gatherTagged(lines: PdfLine[], seam: Join): PdfLine[] {
  const tables = new Map<number, PdfLine[]>()
  for (const line of lines) {
    if (line.tag?.cell === undefined) continue
    tables.set(line.tag.cell.table, [...(tables.get(line.tag.cell.table) ?? []), line])
  }
  let rest = lines
  for (const own of tables.values()) {
    const tags = new Set(own.flatMap((line) => line.tag ?? []))
    if (own.reduce((sum, line) => sum + line.draft.text.length, 0) / tags.size > longest) {
      const asParagraph = new Map([...tags].map((tag): [Tag | undefined, Tag] => [tag, { kind: 'paragraph', order: tag.order }]))
      rest = rest.map((line) => (asParagraph.has(line.tag) ? { ...line, tag: asParagraph.get(line.tag) } : line))
      continue
    }
    const cells: Cells = []
    for (const line of own.sort((a, b) => a.y - b.y)) {
      const { row = 0, column = 0 } = line.tag?.cell ?? {}
      const cell = ((cells[row] ??= [])[column] ??= [])
      cell.push(line)
    }
    const taken = new Set(own)
    rest = [...rest.filter((line) => !taken.has(line)), toLine(cells, own, seam)]
  }
  return rest
}

/** A table as a line: its rows end in "\n", tabs part its cells. */
function toLine(cells: Cells, lines: PdfLine[], seam: Join): PdfLine {
  const [first] = lines as [PdfLine, ...PdfLine[]]
  const columns = cells.reduce((most, row) => Math.max(most, row?.length ?? 0), 0)
  const draft = new InlineDraft()
  for (const [index, row] of cells.filter((one) => one !== undefined).entries()) {
    if (index > 0) draft.add('\n')
    for (let column = 0; column < columns; column += 1) {
      if (column > 0) draft.add('\t')
      const cell = new InlineDraft()
      for (const line of row[column] ?? []) addDraft(cell, line.draft, seam)
      draft.append(cell)
    }
  }
  const tag = lines.map((line) => line.tag).sort((a, b) => (a?.order ?? 0) - (b?.order ?? 0))[0]
  return {
    ...first, draft, columns, bold: false, italic: false, ...(tag === undefined ? {} : { tag }),
    y: Math.min(...lines.map((line) => line.y)), from: Math.min(...lines.map((line) => line.from)), to: Math.max(...lines.map((line) => line.to)),
  }
}

interface Row { y: number; cells: PdfLine[] }

/** By columns, so that the text of one is no cell of a table in another; but for a table over all of them. */
function gatherAligned(lines: PdfLine[], isFirst: boolean, seam: Join): PdfLine[] {
  const heights = new Set(lines.map((line) => Math.round(line.y / 2)))
  if (lines.length - heights.size < 2) return lines
  if (findRows(lines).filter(({ cells }) => cells.length > 1).length < 2) return lines
  const gutters = findGutters(lines)
  if (gutters.length === 0) return gatherRows(lines, isFirst, seam)
  const parts = new Map<number, PdfLine[]>()
  for (const line of lines) {
    const column = gutters.some((x) => line.from < x - 3 && line.to > x + 3) ? -1 : gutters.filter((x) => (line.from + line.to) / 2 > x).length
    parts.set(column, [...(parts.get(column) ?? []), line])
  }
  const gathered = [...parts.values()].map((own) => ({ own, made: gatherRows(own, isFirst, seam) }))
  const isWide = gathered.some(({ own, made }) => {
    const left = new Set(made)
    const cells = own.filter((line) => !left.has(line))
    const [top, bottom] = [Math.min(...cells.map(({ y }) => y)), Math.max(...cells.map(({ y }) => y))]
    const inside = new Set(own)
    const beside = lines.filter((line) => !inside.has(line) && line.y > top - 1 && line.y < bottom + 1)
    return beside.filter((line) => line.to - line.from > line.size * 9).length < beside.length / 2
  })
  return isWide ? gatherRows(lines, isFirst, seam) : gathered.flatMap(({ made }) => made)
}

function gatherRows(lines: PdfLine[], isFirst: boolean, seam: Join): PdfLine[] {
  const rows = findRows(lines)
  if (rows.filter(({ cells }) => cells.length > 1).length < 2) return lines
  let rest = lines
  for (const region of findRegions(rows)) {
    const table = readTable(region, isCaptioned(region, rows), isFirst)
    if (table === null) continue
    const taken = new Set(region.flatMap(({ cells }) => cells))
    rest = [...rest.filter((line) => !taken.has(line)), toLine(table, [...taken], seam)]
  }
  return rest
}

/** Lines on one baseline. */
function findRows(lines: PdfLine[]): Row[] {
  const rows: Row[] = []
  for (const line of [...lines].sort((a, b) => a.y - b.y)) {
    const row = rows.at(-1)
    if (row !== undefined && line.y - row.y < line.size * 0.35) row.cells.push(line)
    else rows.push({ y: line.y, cells: [line] })
  }
  for (const { cells } of rows) if (cells.length > 1) cells.sort((a, b) => a.from - b.from)
  return rows
}

/** Rows of several cells close below each other; a row of one may stand between. */
function findRegions(rows: Row[]): Row[][] {
  const regions: Row[][] = []
  let open: Row[] = []
  let alone: Row[] = []
  const close = () => {
    if (open.length > 1) regions.push(open)
    open = []
    alone = []
  }
  for (const row of rows) {
    const before = alone.at(-1) ?? open.at(-1)
    if (before !== undefined && row.y - before.y > (row.cells[0]?.size ?? 10) * 3.2) close()
    if (row.cells.length > 1) {
      open.push(...alone, row)
      alone = []
    } else if (open.length > 0) {
      alone.push(row)
      if (alone.length > 3) close()
    }
  }
  // What stands alone below the last row is the rest of a cell of it, where it stands under another than the first.
  close()
  return regions
}

const caption = /^tab(?:le|\.|elle|leau|la)?\s*(?:\d+|[IVX]+)\b/i

function isCaptioned(region: Row[], rows: Row[]): boolean {
  const [from, to] = [rows.indexOf(region[0] as Row), rows.indexOf(region.at(-1) as Row)]
  return [...rows.slice(Math.max(0, from - 3), from), ...rows.slice(to + 1, to + 3)].some(({ cells }) => cells.some((cell) => caption.test(cell.draft.text)))
}

const isNumeric = (text: string) => /^[-–−+~<>≤≥$€£(]*\d[\d.,\s%*†()–-]*$/.test(text) || /^[-–—.n/a]+$/.test(text)
const isMarker = (text: string) => /^(?:[•‣◦⁃▪●■–—*-]|\(?(?:\d{1,3}|[a-z]|[ivx]{1,5})[.)]?|\[\d{1,3}\])$/i.test(text)

/** The cells of a region that is a table, in rows and columns; null for prose in columns, a list with its markers, lines of names. */
function readTable(region: Row[], captioned: boolean, isFirst: boolean): Cells | null {
  const many = region.filter(({ cells }) => cells.length > 1)
  const columns = findColumns(many)
  if (columns === null) return null
  const texts = many.flatMap(({ cells }) => cells.map(({ draft }) => draft.text))
  const average = texts.reduce((sum, text) => sum + text.length, 0) / texts.length
  const long = texts.filter((text) => text.length > 32).length / texts.length
  const full = many.filter(({ cells }) => cells.length >= columns.length - 1).length
  if (many.length < (captioned ? 2 : columns.length === 2 ? 4 : 3) || full < many.length * 0.6) return null
  if (captioned ? average > 70 : average > 22 || long > 0.25) return null
  if (isFirst && !captioned && texts.some((text) => /\S@\S/.test(text) || institution.test(text))) return null
  const placed = region.map(({ y, cells }) => ({ y, cells: place(cells, columns) }))
  const column = (index: number) => placed.flatMap(({ cells }) => cells[index]?.map(({ draft }) => draft.text) ?? [])
  if (column(0).every(isMarker)) return null
  if (columns.length === 2 && !captioned && column(1).filter(isNumeric).length < column(1).length * 0.7) return null
  if (columns.length === 2 && !captioned && isContents(column(1))) return null
  return joinWrapped(placed)
}

/** Numbers of pages, none smaller than the one before. */
const isContents = (texts: string[]) => texts.length > 3 && texts.every((text, index) => /^(?:\d{1,4}|[ivxlc]+)$/.test(text) && (index === 0 || !(Number(text) < Number(texts[index - 1]))))

interface Span { from: number; to: number }

/** What cells of the fullest usual rows cover from left to right; null where they do not stand under each other. */
function findColumns(rows: Row[]): Span[] | null {
  const counts = new Map<number, number>()
  for (const { cells } of rows) counts.set(cells.length, (counts.get(cells.length) ?? 0) + 1)
  const usual = [...counts].filter(([, count]) => count >= rows.length * 0.3).sort(([a], [b]) => b - a)[0]?.[0]
  if (usual === undefined || usual < 2 || usual > 20) return null
  const spans: Span[] = []
  for (const { from, to } of rows.filter(({ cells }) => cells.length === usual).flatMap(({ cells }) => cells).sort((a, b) => a.from - b.from)) {
    const last = spans.at(-1)
    if (last !== undefined && from < last.to) last.to = Math.max(last.to, to)
    else spans.push({ from, to })
  }
  return spans.length === usual ? spans : null
}

/** What stands so close that it was taken for one cell, parted where words begin in the next column. */
function partCell(cell: PdfLine, columns: Span[]): PdfLine[] {
  const next = columns.find(({ from, to }, index) => index > 0 && cell.from < (columns[index - 1]?.to ?? 0) && cell.to > to - cell.size && cell.from < from - cell.size)
  const place = next === undefined ? undefined : cell.draft.carried.find((span) => span.kind === 'place' && span.start > 0 && span.x >= next.from - cell.size * 0.6)
  if (next === undefined || place?.kind !== 'place' || place.x > next.to) return [cell]
  const before = { ...cell, draft: cell.draft.slice(0, place.start - (cell.draft.text[place.start - 1] === ' ' ? 1 : 0)), to: next.from - 2 }
  return [before, ...partCell({ ...cell, draft: cell.draft.slice(place.start), from: place.x }, columns)]
}

/** Each cell in the column that it lies over most, or is nearest to. */
function place(cells: PdfLine[], columns: Span[]): PdfLine[][] {
  const placed: PdfLine[][] = columns.map(() => [])
  for (const cell of cells.flatMap((one) => partCell(one, columns))) {
    const overlaps = columns.map(({ from, to }) => Math.min(to, cell.to) - Math.max(from, cell.from))
    const best = overlaps.findIndex((overlap) => overlap > 0)
    const at = best !== -1 && cell.to - cell.from > ((columns[best]?.to ?? 0) - (columns[best]?.from ?? 0)) * 1.5 ? best : overlaps.indexOf(Math.max(...overlaps))
    placed[at]?.push(cell)
  }
  return placed
}

/** Rows whose cells took several lines made whole: told by less room above them, or by an empty first cell above words. */
function joinWrapped(rows: { y: number; cells: PdfLine[][] }[]): Cells {
  const steps = rows.slice(1).map(({ y }, index) => y - (rows[index]?.y ?? y))
  const [least, most] = [Math.min(...steps), Math.max(...steps)]
  const wide = steps.filter((step) => step > (least + most) / 2).length
  const parted = most > least * 1.35 && wide >= 2 && wide >= steps.length * 0.25
  const made: Cells = []
  for (const [index, { cells }] of rows.entries()) {
    const step = steps[index - 1] ?? Infinity
    const isRest = cells[0]?.length === 0 && step < least * 1.25 && cells.flat().every(({ draft }) => !isNumeric(draft.text))
    const row = made.at(-1)
    if (row !== undefined && (parted ? step < (least + most) / 2 : isRest)) for (const [column, lines] of cells.entries()) row[column]?.push(...lines)
    else made.push(cells)
  }
  return made
}
