import type { Run } from './run.ts'

/** Runs on one baseline, from left to right. */
export interface Row { runs: Run[]; x0: number; x1: number; y: number; size: number }

/** Blanks narrower than this, in ems, part words. */
const least = 0.55
/** Rows one below the other whose blanks meet that show a river, and other rows that show an edge by beginning there. */
const [fewest, beginning] = [3, 4]
/** Rows in such rivers from which on it runs over the whole page. */
const throughout = 8

interface Blank { row: Row; at: number; x: number; end: number }

/**
 * Rows that close columns or cells were taken into, parted again where blanks wider than between words stand below each other:
 * where words begin, or end, at one place row after row, or begin or end where other rows do.
 */
export function partRows(rows: Row[]): Row[] {
  const blanks = rows.flatMap((row) => row.runs.flatMap((run, at): Blank[] => {
    const before = row.runs[at - 1]
    return before !== undefined && run.x - before.x - before.width > row.size * least ? [{ row, at, x: run.x, end: before.x + before.width }] : []
  }))
  if (blanks.length === 0) return rows
  // Cells of a table are no edge of the text.
  const long = rows.filter(({ x0, x1, size }) => x1 - x0 > size * 9)
  const [lefts, rights] = [countPlaces(long.map(({ x0 }) => x0)), countPlaces(long.map(({ x1 }) => x1))]
  const isEdge = ({ x, end, row }: Blank) => lefts(x) >= beginning || (rights(end) >= beginning && row.x1 - end > row.size * 2)
  // A number before each line is no word of it, however seldom lines follow each other.
  const numbered = blanks.filter(({ row, at }) => at === 1 && /^\d{1,4}$/.test(row.runs[0]?.text ?? ''))
  const numbers = countPlaces(numbered.map(({ end }) => end))
  const parted = new Map<Row, Set<number>>()
  for (const { row, at } of [...blanks.filter(isEdge), ...numbered.filter(({ end }) => numbers(end) >= beginning), ...findChains(blanks, ({ x }) => x), ...findChains(blanks, ({ end }) => end)]) parted.set(row, (parted.get(row) ?? new Set()).add(at))
  return parted.size === 0 ? rows : rows.flatMap((row) => part(row, parted.get(row)))
}

/** How many of some places are within a point of one. */
function countPlaces(places: number[]): (place: number) => number {
  const counts = new Map<number, number>()
  for (const place of places) counts.set(Math.round(place), (counts.get(Math.round(place)) ?? 0) + 1)
  return (place) => [-1, 0, 1].reduce((most, by) => Math.max(most, counts.get(Math.round(place) + by) ?? 0), 0)
}

/** Blanks at one place in rows that follow each other. */
function findChains(blanks: Blank[], placeOf: (blank: Blank) => number): Blank[] {
  const sorted = [...blanks].sort((a, b) => placeOf(a) - placeOf(b))
  const found: Blank[] = []
  const groups: Blank[][] = []
  for (const blank of sorted) {
    const group = groups.at(-1)
    const [first, last] = [group?.[0], group?.at(-1)]
    if (first !== undefined && last !== undefined && placeOf(blank) - placeOf(last) < 0.6 && placeOf(blank) - placeOf(first) < 2) group?.push(blank)
    else groups.push([blank])
  }
  for (const group of groups) {
    if (group.length < fewest) continue
    const same = group.sort((a, b) => a.row.y - b.row.y)
    const chains: Blank[][] = []
    for (const blank of same) {
      const chain = chains.at(-1)
      const above = chain?.at(-1)
      if (above !== undefined && blank.row.y - above.row.y < blank.row.size * 2.6) chain?.push(blank)
      else chains.push([blank])
    }
    const rivers = chains.filter((chain) => chain.length >= fewest).flat()
    found.push(...(rivers.length >= throughout ? same : rivers))
  }
  return found
}

function part(row: Row, places: Set<number> | undefined): Row[] {
  if (places === undefined) return [row]
  const starts = [0, ...[...places].sort((a, b) => a - b), row.runs.length]
  return starts.slice(1).map((end, index) => {
    const runs = row.runs.slice(starts[index], end)
    const large = runs.reduce((most, run) => (run.size > most.size * 1.15 ? run : most))
    return { runs, x0: runs[0]?.x ?? row.x0, x1: runs.reduce((most, run) => Math.max(most, run.x + run.width), 0), y: large.y, size: large.size }
  })
}
