import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import { sameWords } from '../plain-text/piece.ts'
import type { OutlinedHeading, PdfLine } from './run.ts'

/** An entry of a document's outline. */
export interface OutlineEntry {
  title: string
  level: number
  /** From 1; null where it cannot be told. */
  page: number | null
}

interface OutlineItem { title: string; dest: string | unknown[] | null; items: OutlineItem[] }

/** Entries that are read, and whose pages are looked up. */
const most = 2000

/** The outline in its order. One that turns back into itself ends where it is too deep. */
export async function readOutline(pdf: PDFDocumentProxy): Promise<OutlineEntry[]> {
  const found: { item: OutlineItem; level: number }[] = []
  const walk = (items: OutlineItem[], level: number) => {
    for (const item of items.slice(0, most - found.length)) {
      if (sameWords(item.title) !== '') found.push({ item, level })
      if (level < 6) walk(item.items, level + 1)
    }
  }
  walk((await pdf.getOutline().catch(() => null) as OutlineItem[] | null) ?? [], 1)
  const entries: OutlineEntry[] = []
  for (const { item, level } of found) entries.push({ title: item.title, level, page: await findPage(pdf, item.dest).catch(() => null) })
  return entries
}

async function findPage(pdf: PDFDocumentProxy, dest: OutlineItem['dest']): Promise<number | null> {
  const [target] = (typeof dest === 'string' ? await pdf.getDestination(dest) as unknown[] | null : dest) ?? []
  if (typeof target === 'number') return target + 1
  if (typeof target !== 'object' || target === null || !('num' in target)) return null
  return (await pdf.getPageIndex(target as { num: number; gen: number })) + 1
}

/** Levels by words, for headings that only their words tie to the outline. */
export function levelsByWords(outline: OutlineEntry[]): Map<string, number> {
  return new Map(outline.toReversed().map(({ title, level }) => [sameWords(title), level]))
}

/** Lines that the outline's entries lead to, by their page and their words, are headings, whatever they look like. */
export function markOutlined(pages: PdfLine[][], outline: OutlineEntry[]): void {
  const byPage = new Map(pages.map((lines) => [lines[0]?.page ?? 0, lines]))
  for (const { title, level, page } of outline) {
    const lines = byPage.get(page ?? 0)
    if (lines !== undefined) mark(lines, spelt(title), { level, title })
  }
}

/** Letters and figures only: headings are set with blanks between their letters, and numbered or not. */
const spelt = (text: string) => sameWords(text).replaceAll(' ', '')

function mark(lines: PdfLine[], title: string, heading: OutlinedHeading): void {
  for (const [index, line] of lines.entries()) {
    if (line.heading !== undefined) continue
    const words = spelt(line.draft.text)
    // The number that the one has and the other not.
    const before = /^\d{1,3}/.exec(title)?.[0].length ?? 0
    const wanted = title.startsWith(words) ? title : before > 0 && title.slice(before).startsWith(words) ? title.slice(before) : words.replace(/^\d{1,3}/, '') === title ? words : null
    if (words === '' || wanted === null) continue
    let [said, end] = [words, index + 1]
    for (let next = lines[end]; said.length < wanted.length && next !== undefined && end < index + 5; next = lines[end]) {
      if (!wanted.startsWith(said + spelt(next.draft.text))) break
      said += spelt(next.draft.text)
      end += 1
    }
    if (said !== wanted) continue
    for (const own of lines.slice(index, end)) own.heading = heading
    return
  }
}
