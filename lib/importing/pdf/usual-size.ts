import type { PdfLine } from './run.ts'

const round = ({ size }: PdfLine) => Math.round(size * 4) / 4

/**
 * The size of the running text, in points: the one that most characters have. Where notes have more to say than the text above
 * them, it is the text's.
 */
export function usualSize(pages: PdfLine[][]): number {
  const bySize = new Map<number, number>()
  let all = 0
  for (const line of pages.flat()) {
    bySize.set(round(line), (bySize.get(round(line)) ?? 0) + line.draft.text.length)
    all += line.draft.text.length
  }
  const sizes = [...bySize].sort(([, a], [, b]) => b - a)
  const [most] = sizes[0] ?? [10]
  const above = sizes.find(([size, letters]) => size > most * 1.06 && size < most * 1.6 && letters > all * 0.15)?.[0]
  return above !== undefined && standsAbove(pages, above, most) ? above : most
}

/** Whether lines of the one size stand above those of the other, and next to none below, on most pages that have both. */
function standsAbove(pages: PdfLine[][], large: number, small: number): boolean {
  const both = pages.filter((lines) => lines.some((line) => round(line) === large) && lines.some((line) => round(line) === small))
  const ordered = both.filter((lines) => {
    const [over, under] = [lines.filter((line) => round(line) === large), lines.filter((line) => round(line) === small)]
    const lowest = over.reduce((most, { y }) => Math.max(most, y), 0)
    const misplaced = under.filter((line) => line.y < lowest && over.some((other) => other.y > line.y && other.from < line.to && other.to > line.from))
    return misplaced.length <= under.length * 0.15
  })
  return both.length >= pages.length * 0.4 && ordered.length >= both.length * 0.7
}
