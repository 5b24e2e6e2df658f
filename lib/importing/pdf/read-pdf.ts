import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import { AppError } from '@/lib/domain/error.ts'
import { maxBytes, maxCharacters } from '../decode.ts'
import { settleLevels } from '../heading-levels.ts'
import { sameWords } from '../plain-text/piece.ts'
import { makeSeams } from '../plain-text/wrap.ts'
import type { ReadSource } from '../read-source.ts'
import { orderPages } from './columns.ts'
import { findClaimed, takePdfFront } from './front.ts'
import { dropPageFurniture } from './furniture.ts'
import { findLines } from './lines.ts'
import { withPdf } from './open-pdf.ts'
import { mergeMarks } from './merge-marks.ts'
import { labelPages } from './page-labels.ts'
import { takePageNotes } from './page-notes.ts'
import { makeParts } from './parts.ts'
import { joinPdfLines } from './pieces.ts'
import { makePageReader } from './read-page.ts'
import type { PdfLine, PdfPage } from './run.ts'
import { checkTextLayer } from './text-layer.ts'
import { labelNotes, makeTie, takeEndnotes } from './tie-notes.ts'

interface Contents {
  pages: PdfPage[]
  claimed: { title: string; authors: string }
  outline: Map<string, number>
  labels: string[] | null
}

/**
 * A PDF's text layer as a reading, in stages that each look at one thing: runs with their places -> lines -> what belongs to
 * the page left out -> columns in their order -> notes at the foot of pages -> pieces -> front matter -> endnotes -> what each
 * piece is -> markers tied to their notes.
 * @throws AppError too-large, unsupported-type (a password, pictures of pages, a garbled text), invalid (broken)
 */
export async function readPdf(bytes: Uint8Array, onPage?: (done: number, total: number) => void): Promise<ReadSource> {
  if (bytes.length > maxBytes) throw new AppError('too-large', 'This file is larger than 20 MB, the most a reading may have.', { field: 'file' })
  const { pages, claimed, outline, labels } = await withPdf(bytes, (pdf) => readContents(pdf, onPage))
  const warnings = checkTextLayer(pages)
  const dropped: ReadSource['dropped'] = []
  const own = dropPageFurniture(pages.map((page) => ({ page, lines: findLines(page) })), dropped)
  const ordered = orderPages(own.lines)
  const called = labelPages(pages.length, own.furniture, labels)
  const body = usualSize(ordered.flat())
  const guessed = new Set<string>()
  const seam = makeSeams(ordered.flatMap((lines) => lines.map((line) => line.draft.text)).join('\n'), guessed)
  const { lines, notes: footnotes } = takePageNotes(ordered, body, seam)
  const { title, authors, pieces, front } = takePdfFront(joinPdfLines(lines, body, seam), body, claimed, dropped)
  const ends = takeEndnotes(pieces, seam, dropped)
  const notes = labelNotes([...footnotes, ...ends.notes])
  const tie = makeTie(notes)
  const parts = makeParts(ends.pieces, { body, front, outline, seam })
  return {
    title,
    authors,
    drafts: settleLevels([
      ...parts.map(({ type, draft, role, ...more }) => ({ ...mergeMarks(tie(draft)).toBlock(type, more), role })),
      ...notes.map((note) => mergeMarks(note.draft).toBlock('note', { label: note.label })),
    ]),
    dropped,
    warnings,
    guessed,
    sheets: pages.map(({ width, height }, index) => ({ width, height, label: called[index] ?? `${index + 1}` })),
  }
}

async function readContents(pdf: PDFDocumentProxy, onPage?: (done: number, total: number) => void): Promise<Contents> {
  const readPage = makePageReader(pdf)
  const pages: PdfPage[] = []
  let characters = 0
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await readPage(number)
    characters += page.runs.reduce((sum, run) => sum + run.text.length, 0)
    if (characters > maxCharacters) throw new AppError('too-large', 'This text has more than 2,000,000 characters, the most a reading may have. Upload its chapters one by one.', { field: 'file' })
    pages.push(page)
    onPage?.(number, pdf.numPages)
  }
  const info = (await pdf.getMetadata()).info as { Title?: unknown; Author?: unknown }
  return { pages, claimed: { title: findClaimed(info.Title), authors: typeof info.Author === 'string' ? info.Author : '' }, outline: await readOutline(pdf), labels: await pdf.getPageLabels().catch(() => null) }
}

interface OutlineItem { title: string; items: OutlineItem[] }

/** Levels by words. An outline that turns back into itself ends where it is too deep. */
async function readOutline(pdf: PDFDocumentProxy): Promise<Map<string, number>> {
  const levels = new Map<string, number>()
  const walk = (items: OutlineItem[], level: number) => {
    for (const item of items.slice(0, 2000)) {
      if (sameWords(item.title) !== '' && !levels.has(sameWords(item.title))) levels.set(sameWords(item.title), level)
      if (level < 6) walk(item.items, level + 1)
    }
  }
  const items: OutlineItem[] | null = await pdf.getOutline()
  walk(items ?? [], 1)
  return levels
}

/** The size that most characters have. */
function usualSize(lines: PdfLine[]): number {
  const bySize = new Map<number, number>()
  for (const line of lines) {
    const size = Math.round(line.size * 4) / 4
    bySize.set(size, (bySize.get(size) ?? 0) + line.draft.text.length)
  }
  return [...bySize].reduce((best, entry) => (entry[1] > best[1] ? entry : best), [10, 0] as [number, number])[0]
}
