import type { Block, Doubt, ImportedReading } from './block.ts'
import type { Carried } from './carried.ts'
import type { PageLocator, PageRuns } from './pages.ts'

/** A page of a PDF: its size in points as a reader sees it, and its number as printed. */
export interface Sheet { width: number; height: number; label: string }

/** What the words of a whole text carry, as a reading says it; only what there is. */
export function settleCarried(blocks: Block[], carried: Carried[], sheets: Sheet[] | undefined): Pick<ImportedReading, 'doubts' | 'pages' | 'pageRuns'> {
  const doubts = carried.flatMap((span): Doubt[] => (span.kind === 'doubt' ? [{ start: span.start, end: span.end, why: span.why }] : [])).sort((a, b) => a.start - b.start || a.end - b.end)
  const notes = blocks.find((block) => block.type === 'note')?.start ?? Infinity
  const pages = sheets === undefined ? findMarked(carried) : locate(sheets, carried, notes)
  return {
    ...(doubts.length > 0 ? { doubts } : {}),
    ...(pages.length > 0 ? { pages } : {}),
    ...(sheets === undefined ? {} : { pageRuns: gatherRuns(sheets, carried) }),
  }
}

/** Pages whose beginnings were marked in the text, in order; of several at one place the last. */
function findMarked(carried: Carried[]): PageLocator[] {
  const pages: PageLocator[] = []
  for (const span of carried) {
    if (span.kind !== 'page') continue
    const before = pages.at(-1)
    if (before !== undefined && span.start < before.start) continue
    if (before?.start === span.start) pages.pop()
    pages.push({ label: span.label, start: span.start })
  }
  return pages
}

/** Each page begins with the first of its characters that is not a note's; one without any begins where the next does. */
function locate(sheets: Sheet[], carried: Carried[], notes: number): PageLocator[] {
  const starts = sheets.map(() => Infinity)
  for (const span of carried) if (span.kind === 'place' && span.start < notes) starts[span.page] = Math.min(starts[span.page] ?? Infinity, span.start)
  let next = Math.max(0, ...carried.flatMap((span) => (span.kind === 'place' && span.end <= notes ? [span.end] : [])).slice(-1))
  const pages = sheets.map(({ label }, index): PageLocator => ({ label, start: starts[index] ?? Infinity }))
  for (const page of pages.toReversed()) next = page.start = Math.min(page.start, next)
  if (pages[0] !== undefined) pages[0].start = 0
  return pages
}

function gatherRuns(sheets: Sheet[], carried: Carried[]): PageRuns[] {
  const pages = sheets.map(({ width, height }): PageRuns => ({ width: round(width), height: round(height), runs: [] }))
  for (const span of carried) {
    if (span.kind === 'place') pages[span.page]?.runs.push([span.start, span.end - span.start, round(span.x), round(span.y), round(span.width), round(span.height)])
  }
  for (const page of pages) page.runs.sort((a, b) => a[0] - b[0])
  return pages
}

/** A tenth of a point is less than a screen shows. */
const round = (points: number) => Math.round(points * 10) / 10
