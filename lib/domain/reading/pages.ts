import { z } from 'zod'

/** Where a printed page begins: its number as printed ("12", "xiv"), and the offset of its first character in the text. In order of both. */
export const pageLocator = z.object({ label: z.string().min(1).max(40), start: z.int().min(0) })

/**
 * Characters of the text that stand in one line of one page, evenly over a box: `[start, length, x, y, width, height]`.
 * `start` and `length` count UTF-16 code units of the canonical text; the box is in PDF points (1/72 inch), its origin the
 * page's top left as a reader sees it, `y` its upper edge. Right-to-left words run from its right edge.
 */
export const pageRun = z.tuple([z.int().min(0), z.int().min(1), z.number(), z.number(), z.number(), z.number()])

/**
 * A page of the original and the runs on it, in the order of the text. What was left out of the text (running heads, page
 * numbers) has none; a word that a line's end broke has two; notes have theirs on the pages where they stand.
 */
export const pageRuns = z.object({ width: z.number(), height: z.number(), runs: z.array(pageRun) })

export type PageLocator = z.infer<typeof pageLocator>
export type PageRun = z.infer<typeof pageRun>
/** Of one page; a version has a list with one for each page of its PDF, text or none on it. */
export type PageRuns = z.infer<typeof pageRuns>

/** GET /api/readings/[readingId]/pages: the pages of an original, and which characters of a version's text stand where on them. */
export interface OriginalPages {
  pages: PageLocator[]
  sheets: PageRuns[]
}

/** The page that `offset` stands on; null before the first and where no pages are known. */
export function pageAt(pages: PageLocator[], offset: number): PageLocator | null {
  let [low, high] = [0, pages.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if ((pages[middle]?.start ?? Infinity) <= offset) low = middle + 1
    else high = middle
  }
  return pages[low - 1] ?? null
}
