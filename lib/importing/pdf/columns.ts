import { doubtReasons } from '@/lib/domain/reading/doubts.ts'
import { takeBoxes } from './boxes.ts'
import type { PdfLine } from './run.ts'

/** The lines of each page in the order they are read. Where a page has too little in a column to show it, other pages do. */
export function orderPages(all: PdfLine[][], body: number): PdfLine[][] {
  const parted = all.map((lines) => takeBoxes(lines, body))
  const pages = parted.map(({ rest }) => rest)
  const found = pages.map((lines) => findGutters(lines))
  const counts = new Map<number, number>()
  for (const x of found.flat()) counts.set(Math.round(x), (counts.get(Math.round(x)) ?? 0) + 1)
  const usual = [...counts].filter(([, count]) => count >= pages.length * 0.25).map(([x]) => x).sort((a, b) => a - b)
  let flow = 0
  return pages.map((lines, index) => {
    const own = found[index] ?? []
    const ordered = orderLines(lines, own.length > 0 ? own : usual.filter((x) => showsGutter(lines, x)), flow)
    flow = ordered.at(-1)?.flow ?? flow
    const placed = (parted[index]?.boxes ?? []).reduce(placeBox, ordered)
    flow = placed.at(-1)?.flow ?? flow
    return placed
  })
}

/** The lines of a page with a box in them, where the first stretch begins below it: it is read after what it stands beside. */
function placeBox(lines: PdfLine[], box: PdfLine[]): PdfLine[] {
  const bottom = box.at(-1)?.y ?? 0
  const found = lines.findIndex((line, index) => {
    const before = lines[index - 1]
    return before !== undefined && line.y > bottom + line.size * 0.5 && before.flow === line.flow && (line.y - before.y > line.size * 1.9 || Math.abs(line.size - before.size) > 0.5)
  })
  const at = found === -1 ? lines.length : found
  const [above, below] = [lines.slice(0, at), lines.slice(at)]
  const own = (above.at(-1)?.flow ?? 0) + 1
  const shift = own + 1 - (below[0]?.flow ?? own + 1)
  return [...above, ...box.map((line) => ({ ...line, flow: own })), ...below.map((line) => ({ ...line, flow: line.flow + shift }))]
}

const showsGutter = (lines: PdfLine[], x: number) => lines.some((line) => Math.abs(line.from - x - 4) < 6) && lines.filter((line) => line.from < x - 3 && line.to > x + 3).length < lines.length / 2

/**
 * The lines of a page with the number of the flow each belongs to: a line that crosses the gap between columns ends the
 * columns above it; what stands below begins new ones.
 */
function orderLines(lines: PdfLine[], gutters: number[], firstFlow: number): PdfLine[] {
  const columnOf = (line: PdfLine): number => {
    const crossed = gutters.some((x) => line.from < x - 3 && line.to > x + 3)
    return crossed ? -1 : gutters.filter((x) => (line.from + line.to) / 2 > x).length
  }
  const bands: Map<number, PdfLine[]>[] = []
  let wide = true
  let last: PdfLine | undefined
  /** The short last line of what stood over all columns. */
  const endsWide = (line: PdfLine, above: PdfLine | undefined) => above !== undefined && columnOf(above) === -1 && line.y - above.y < line.size * 1.6
    && Math.abs(line.size - above.size) < 0.5 && !lines.some((other) => other !== line && Math.abs(other.y - line.y) < line.size && other !== above)
  for (const line of [...lines].sort((a, b) => Math.round(a.y / 2) - Math.round(b.y / 2) || a.from - b.from)) {
    const column: number = endsWide(line, last) && wide ? -1 : columnOf(line)
    last = line
    let band = bands.at(-1)
    if (band === undefined || (column === -1) !== wide) bands.push((band = new Map<number, PdfLine[]>()))
    wide = column === -1
    band.set(column, [...(band.get(column) ?? []), line])
  }
  let flow = firstFlow
  return bands.flatMap((band) => [...band].sort(([a], [b]) => a - b).flatMap(([, column]) => {
    flow += 1
    return column.map((line) => ({ ...line, flow }))
  }))
}

/** Rows of a page that one flow has beside each other, from which on it may be two columns that were read across. */
const mostBeside = 3
/** Doubtful lines of a page that are marked; more say no more. */
const mostMarked = 6

/**
 * Doubts the lines of a page whose order is a guess: those that cross columns beside other lines, and those that stand in one
 * flow far beside each other, row after row.
 */
export function doubtOrder(pages: PdfLine[][]): void {
  for (const lines of pages) {
    if (lines.some((line) => line.tag !== undefined)) continue
    const rows = new Map<number, PdfLine[]>()
    for (const line of lines) {
      if (line.columns !== undefined || line.draft.text.length < 12) continue
      const key = Math.round(line.y / 3)
      const row = rows.get(key)
      if (row === undefined) rows.set(key, [line])
      else row.push(line)
    }
    const beside = [...rows.values()].filter((row) => row.length > 1)
    const across = beside.filter((row) => row.some((line) => row.some((other) => other !== line && (other.from < line.to - 2 && other.to > line.from + 2))))
    const inOne = beside.filter((row) => row.some((line) => row.some((other) => other.flow === line.flow && other.from - line.to > line.size * 2)))
    const doubtful = [...across, ...(inOne.length >= mostBeside ? inOne : [])].flat().slice(0, mostMarked)
    for (const line of new Set(doubtful)) line.draft.doubtFrom(0, doubtReasons.columns)
  }
}

/** Places between columns of prose: lines of both sides stand beside each other, and next to none crosses. */
export function findGutters(lines: PdfLine[], depth = 0): number[] {
  const prose = lines.filter((line) => line.to - line.from > line.size * 9)
  if (prose.length < 8 || depth > 2) return []
  const starts = [...new Set(prose.map((line) => Math.round(line.from)))].slice(0, 200)
  let best: { x: number; score: number } | null = null
  for (const start of starts) {
    const right = prose.filter((line) => line.from >= start - 4)
    const left = prose.filter((line) => line.to <= start - 2)
    if (left.length < 4 || right.length < 4) continue
    const top = Math.max(topOf(left), topOf(right))
    const bottom = Math.min(bottomOf(left), bottomOf(right))
    const beside = (line: PdfLine) => line.y >= top - 1 && line.y <= bottom + 1
    const [leftBeside, rightBeside] = [left.filter(beside).length, right.filter(beside).length]
    const crossing = prose.filter((line) => beside(line) && line.from < start - 4 && line.to > start - 2).length
    if (Math.min(leftBeside, rightBeside) < 4 || crossing > (leftBeside + rightBeside) * 0.12) continue
    const score = Math.min(leftBeside, rightBeside) - crossing * 3
    if (best === null || score > best.score) best = { x: start - 4, score }
  }
  if (best === null) return []
  const { x } = best
  const [left, right] = [lines.filter((line) => line.to <= x + 3), lines.filter((line) => line.from > x)]
  return [...findGutters(left, depth + 1), x, ...findGutters(right, depth + 1)]
}

const topOf = (lines: PdfLine[]) => lines.reduce((least, line) => Math.min(least, line.y), Infinity)
const bottomOf = (lines: PdfLine[]) => lines.reduce((most, line) => Math.max(most, line.y), 0)
