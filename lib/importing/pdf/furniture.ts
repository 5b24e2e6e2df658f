import type { Dropped } from '../plain-text/piece.ts'
import type { PdfLine, PdfPage } from './run.ts'

/** Lines that a page may have above or below its text. */
const edge = 3

/**
 * Leaves out what belongs to the page and not to the text: numbers of pages and running heads at its edges, told by coming
 * again at one height, numbers of lines beside the text, and what stands across it. The heads and numbers are given beside,
 * and whether a browser printed the pages.
 */
export function dropPageFurniture(pages: { page: PdfPage; lines: PdfLine[] }[], dropped: Dropped[]): { lines: PdfLine[][]; furniture: PdfLine[]; isPrinted: boolean } {
  const numbered = pages.map(({ lines }) => findLineNumbers(lines))
  const edges = pages.flatMap(({ page, lines }, index) => findEdges(lines, page).filter(({ line }) => numbered[index]?.has(line) !== true))
  const printed = findPrinted(edges)
  const furniture = new Map<PdfLine, string>([...findPublished(edges), ...findNumbers(edges), ...findHeads(edges, pages.length), ...printed])
  addBeside(edges, furniture)
  const kept = pages.map(({ page, lines }, index) => {
    for (const line of lines) if (line.tag?.kind === 'artifact') furniture.set(line, whyArtifact(line, edges))
    for (const text of page.across) dropped.push({ why: 'margin stamp', text })
    const numbers = numbered[index] ?? new Set()
    return lines.filter((line) => {
      const why = furniture.get(line) ?? (numbers.has(line) ? 'line number' : undefined)
      if (why !== undefined) dropped.push({ why, text: line.draft.text })
      return why === undefined
    })
  })
  return { lines: kept, furniture: [...furniture.keys()], isPrinted: printed.length > 0 }
}

/** What the tag tree says is no part of the text. */
function whyArtifact(line: PdfLine, edges: Edge[]): string {
  if (!edges.some((edge) => edge.line === line)) return 'outside the text'
  return numberOf(line.draft.text) === undefined ? 'running head' : 'page number'
}

interface Edge { line: PdfLine; top: boolean }

/** The first and last few lines of a page, in its outer sixths; and what stands alone above or below all else, since not every page is filled. */
function findEdges(lines: PdfLine[], page: PdfPage): Edge[] {
  const [upper, lower] = [page.height / 6, (page.height * 5) / 6]
  const heights = [...new Set(lines.map((line) => Math.round(line.y)))].sort((a, b) => a - b)
  const top = heights.filter((y) => y < upper)[edge - 1] ?? Infinity
  const bottom = heights.filter((y) => y > lower).at(-edge) ?? 0
  const [first, last] = [firstAlone(heights), firstAlone(heights.toReversed())]
  return lines.flatMap((line): Edge[] => {
    if (line.y < upper) return line.y <= top + 0.5 ? [{ line, top: true }] : []
    if (line.y > lower) return line.y >= bottom - 0.5 ? [{ line, top: false }] : []
    const alone = Math.round(line.y)
    return alone === first ? [{ line, top: true }] : alone === last ? [{ line, top: false }] : []
  })
}

/** The first of some heights, where the next is further off than lines are. */
const firstAlone = ([first, next]: number[]) => (first !== undefined && next !== undefined && Math.abs(next - first) > 20 ? first : undefined)

const numberOf = (text: string) => /^(?:page\s+|[-–—|]\s*)?(\d{1,4}|[ivxlc]{1,7})(?:\s*[-–—|]|\s*(?:of|\/)\s*\d{1,4})?$/i.exec(text.trim())?.[1]

/** Numbers at one edge that count up with the pages. */
function findNumbers(edges: Edge[]): [PdfLine, string][] {
  const byOffset = new Map<string, PdfLine[]>()
  for (const { line, top } of edges) {
    const digits = numberOf(line.draft.text)
    if (digits === undefined) continue
    const key = /^\d/.test(digits) ? `${Number(digits) - line.page}` : `${top} roman`
    const same = byOffset.get(key)
    if (same === undefined) byOffset.set(key, [line])
    else same.push(line)
  }
  return [...byOffset.values()].filter((lines) => new Set(lines.map((line) => line.page)).size >= 2).flatMap((lines) => lines.map((line): [PdfLine, string] => [line, 'page number']))
}

const published = /^(?:received\b|accepted\b|revised\b|published (?:online|by)\b|©|\(c\)\s|copyright\b|doi\b|https?:\/\/(?:dx\.)?doi\.org\/|e?-?issn\b|this (?:is an open access|article is|work is licensed)|cc[ -]by\b|licen[cs]ed under|corresponding author|\*?\s?correspondence\b|to cite this|article history)/i

/** What the first page says of its publication above or below its text. What stands right below words that no such line is, is theirs: the address in a note. */
function findPublished(edges: Edge[]): [PdfLine, string][] {
  const own = edges.filter(({ line, top }) => line.page === 1 && !top)
  const goesOn = (line: PdfLine) => own.some(({ line: above }) => above.y < line.y && line.y - above.y < line.size * 1.6 && Math.abs(above.size - line.size) < line.size * 0.1 && !published.test(above.draft.text))
  return own.flatMap(({ line }): [PdfLine, string][] => (published.test(line.draft.text) && !goesOn(line) ? [[line, 'publication data']] : []))
}

/** What a browser prints around a page: its address with the number of the sheet, the hour and the title. */
function findPrinted(edges: Edge[]): [PdfLine, string][] {
  return edges.flatMap(({ line, top }): [PdfLine, string][] => {
    const { text } = line.draft
    const isPrinted = top ? /^\d{1,4}[./-]\d{1,2}[./-]\d{1,4},? \d{1,2}:\d\d/.test(text) : /^(?:https?:\/\/|file:\/\/)\S+(?:\s.*)?\s\d{1,3}\s?\/\s?\d{1,3}$/.test(text)
    return isPrinted ? [[line, 'running head']] : []
  })
}

/** What stands on one line with a page's number or head belongs to it: an article's title on every other page. */
function addBeside(edges: Edge[], furniture: Map<PdfLine, string>): void {
  const heads = new Map<number, PdfLine[]>()
  for (const [line, why] of furniture) if (why !== 'publication data') heads.set(line.page, [...(heads.get(line.page) ?? []), line])
  for (const { line } of edges) {
    if (!furniture.has(line) && line.draft.text.length < 120 && heads.get(line.page)?.some((head) => Math.abs(head.y - line.y) < 2 && Math.abs(head.size - line.size) < line.size * 0.2)) furniture.set(line, 'running head')
  }
}

/** A long line with another as long right below or above it is one of a paragraph. */
function isOfText(line: PdfLine, edges: Edge[]): boolean {
  return line.draft.text.length > 60 && edges.some(({ line: other }) => other !== line && other.page === line.page && other.draft.text.length > 60 && other.size === line.size && Math.abs(other.from - line.from) < line.size * 4 && Math.abs(other.y - line.y) < line.size * 2.6)
}

/** The same words, whatever their numbers, at one height on several pages. */
function findHeads(edges: Edge[], pages: number): [PdfLine, string][] {
  const byShape = new Map<string, PdfLine[]>()
  for (const { line, top } of edges) {
    if (isOfText(line, edges)) continue
    if (opensNote(line)) continue
    const shape = line.draft.text.toLowerCase().replace(/\d+|\b[ivxl]+\b/g, '#')
    if (!/\p{L}{2}/u.test(shape) || shape.length > 200) continue
    const key = `${top} ${shape}`
    const same = byShape.get(key)
    if (same === undefined) byShape.set(key, [line])
    else same.push(line)
  }
  const least = pages <= 6 ? 2 : 3
  return [...byShape.values()].flatMap((lines) => {
    const at = new Map<number, Set<number>>()
    for (const { y, page } of lines) at.set(Math.round(y / 4), (at.get(Math.round(y / 4)) ?? new Set()).add(page))
    const pagesNear = ({ y }: PdfLine) => [-1, 0, 1].reduce((sum, by) => sum + (at.get(Math.round(y / 4) + by)?.size ?? 0), 0)
    const again = areCounted(lines) ? lines.filter((line) => pagesNear(line) >= least) : []
    return again.map((line): [PdfLine, string] => [line, 'running head'])
  })
}

/** A raised number or sign begins a note, and so do the words that refer to another. */
const opensNote = ({ draft }: PdfLine) => draft.marks.some(({ kind, start }) => kind === 'sup' && start === 0) || /^[\W\d]*(?:ibid|idem|ebd|op\. cit|loc\. cit)\b/i.test(draft.text)

/** Whether each of the numbers in lines of one shape is the same, or grows with the pages, but for a few. */
function areCounted(lines: PdfLine[]): boolean {
  const numbers = [...lines].sort((a, b) => a.page - b.page).map(({ draft }) => (draft.text.match(/\d+/g) ?? []).map(Number))
  return (numbers[0] ?? []).every((_, place) => {
    const back = numbers.filter((own, index) => (own[place] ?? 0) < (numbers[index - 1]?.[place] ?? 0)).length
    return back <= numbers.length * 0.15
  })
}

/** Bare numbers left or right of everything else, counting up. */
function findLineNumbers(lines: PdfLine[]): Set<PdfLine> {
  const isNumber = (line: PdfLine) => /^\d{1,4}$/.test(line.draft.text)
  const words = lines.filter((line) => !isNumber(line) && line.to - line.from > line.size * 9)
  const [left, right] = [Math.min(...words.map((line) => line.from)), Math.max(...words.map((line) => line.to))]
  const beside = lines.filter((line) => isNumber(line) && (line.to < left || line.from > right)).sort((a, b) => a.y - b.y)
  const counts = beside.every((line, index) => index === 0 || Number(line.draft.text) > Number(beside[index - 1]?.draft.text))
  return new Set(beside.length >= 4 && counts ? beside : [])
}
