import type { PdfLine } from './run.ts'

const places = [/^(?:page\s+|[-–—|]\s*)?(\d{1,5}|[ivxlc]{1,8})(?=$|[\s|/–—-])/i, /(?<=^|[\s|])(\d{1,5}|[ivxlc]{1,8})(?:\s*[-–—|])?$/i]

/**
 * What each of `count` pages is called: as its running head or foot numbers it where numbers count up with the pages, else as
 * the file says, else its place in the file, from 1. A page without a number between numbered ones (an opening, a picture)
 * has the one that counting on gives it.
 */
export function labelPages(count: number, furniture: PdfLine[], claimed: string[] | null): string[] {
  const printed = findSeries(furniture)
  const isClaimed = claimed !== null && claimed.length === count && claimed.some((label, index) => label !== `${index + 1}`)
  const known = new Map(printed.flatMap(({ pages }) => [...pages]))
  return Array.from({ length: count }, (_, index) => {
    const own = known.get(index + 1)
    if (own !== undefined) return own
    const said = isClaimed ? claimed[index]?.slice(0, 40) : undefined
    return said !== undefined && said !== '' ? said : countOn(index + 1, printed) ?? `${index + 1}`
  })
}

interface Series { isRoman: boolean; offset: number; pages: Map<number, string>; first: number; last: number }

/** Numbers that stand as far from the page's own on two pages or more; on each page the one of the longest series. */
function findSeries(furniture: PdfLine[]): Series[] {
  const bySeries = new Map<string, Series>()
  for (const { page, draft } of furniture) {
    for (const printed of new Set(places.flatMap((place) => place.exec(draft.text.trim())?.[1] ?? []))) {
      const isRoman = !/^\d/.test(printed)
      const value = isRoman ? readRoman(printed) : Number(printed)
      if (value === null || value < 1) continue
      const key = `${isRoman} ${value - page}`
      const series = bySeries.get(key) ?? { isRoman, offset: value - page, pages: new Map<number, string>(), first: page, last: page }
      series.pages.set(page, printed)
      bySeries.set(key, { ...series, first: Math.min(series.first, page), last: Math.max(series.last, page) })
    }
  }
  const taken = new Set<number>()
  return [...bySeries.values()].sort((a, b) => b.pages.size - a.pages.size).filter((series) => {
    const isOwn = series.pages.size >= 2 && [...series.pages.keys()].every((page) => !taken.has(page))
    if (isOwn) for (const page of series.pages.keys()) taken.add(page)
    return isOwn
  })
}

/** The number of a page without one: between two of a series, or beside its ends. Chapters open without a number, so it is rather the one before. */
function countOn(page: number, series: Series[]): string | null {
  const [nearest] = series.map((one) => ({ one, gap: Math.max(one.first - page, page - one.last, 0) })).sort((a, b) => a.gap - b.gap || b.one.first - a.one.first)
  if (nearest === undefined || nearest.gap > 3) return null
  const value = page + nearest.one.offset
  return value < 1 ? null : nearest.one.isRoman ? writeRoman(value) : `${value}`
}

const signs: [number, string][] = [[100, 'c'], [90, 'xc'], [50, 'l'], [40, 'xl'], [10, 'x'], [9, 'ix'], [5, 'v'], [4, 'iv'], [1, 'i']]

/** The number that Roman figures write, null for letters that write none. */
function readRoman(text: string): number | null {
  let [rest, value] = [text.toLowerCase(), 0]
  for (const [worth, sign] of signs) {
    for (; rest.startsWith(sign) && value < 400; rest = rest.slice(sign.length)) value += worth
  }
  return rest === '' && writeRoman(value) === text.toLowerCase() ? value : null
}

function writeRoman(value: number): string {
  let [rest, text] = [value, '']
  for (const [worth, sign] of signs) for (; rest >= worth; rest -= worth) text += sign
  return text
}
