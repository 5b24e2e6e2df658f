import type { PdfLine } from './run.ts'

/** How far, as a share, the sizes that text recognition gives to lines of one type lie from each other. */
const spread = 0.085
/** Sizes that a document has; what is left keeps its own. */
const most = 12

/**
 * Lines with the sizes that they were printed in. A scan's text layer has each line, or each word, in a size of its own, as high
 * as its letters were measured; those that lie close together are one.
 */
export function settleSizes(pages: PdfLine[][]): PdfLine[][] {
  if (!areWavering(pages)) return pages
  const letters = new Map<number, number>()
  for (const line of pages.flat()) letters.set(keyOf(line), (letters.get(keyOf(line)) ?? 0) + line.draft.text.length)
  const sizes = [...letters].map(([key, count]) => ({ size: key / 10, count })).sort((a, b) => a.size - b.size)
  const settled = new Map<number, number>()
  for (let round = 0; round < most; round += 1) {
    const free = sizes.filter(({ size }) => !settled.has(Math.round(size * 10)))
    const groups = free.map(({ size }) => {
      const own = free.filter((other) => Math.abs(other.size - size) <= size * spread)
      return { own, count: own.reduce((sum, { count }) => sum + count, 0) }
    })
    const largest = groups.reduce<(typeof groups)[number] | undefined>((best, group) => (best === undefined || group.count > best.count ? group : best), undefined)
    if (largest === undefined) break
    const mean = largest.own.reduce((sum, { size, count }) => sum + size * count, 0) / largest.count
    for (const { size } of largest.own) settled.set(Math.round(size * 10), Math.round(mean * 4) / 4)
  }
  return pages.map((lines) => lines.map((line) => ({ ...line, size: settled.get(keyOf(line)) ?? line.size })))
}

const keyOf = ({ size }: PdfLine) => Math.round(Math.min(size, 200) * 10)

/** Whether most lines differ by a little from the one right below them. */
function areWavering(pages: PdfLine[][]): boolean {
  let [near, differing] = [0, 0]
  for (const lines of pages) {
    for (const [index, line] of lines.entries()) {
      const before = lines[index - 1]
      const by = before === undefined ? 1 : Math.abs(before.size - line.size) / line.size
      if (by >= spread) continue
      near += 1
      if (by > 0.004) differing += 1
    }
  }
  return near > 10 && differing > near * 0.6
}
