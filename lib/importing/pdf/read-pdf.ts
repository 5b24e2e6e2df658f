import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import { AppError } from '@/lib/domain/error.ts'
import { maxBytes, maxCharacters } from '../decode.ts'
import { settleLevels } from '../heading-levels.ts'
import { findMetadata } from '../plain-text/metadata.ts'
import { makeSeams } from '../plain-text/wrap.ts'
import type { ReadSource } from '../read-source.ts'
import { doubtReasons } from '@/lib/domain/reading/doubts.ts'
import { doubtOrder, orderPages } from './columns.ts'
import { dropCover } from './cover.ts'
import { joinDropCaps } from './drop-caps.ts'
import { dropAround, findClaimed, takePdfFront } from './front.ts'
import { dropPageFurniture } from './furniture.ts'
import { findLines } from './lines.ts'
import { withPdf } from './open-pdf.ts'
import { mergeMarks } from './merge-marks.ts'
import { levelsByWords, markOutlined, type OutlineEntry, readOutline } from './outline.ts'
import { labelPages } from './page-labels.ts'
import { takePageNotes } from './page-notes.ts'
import { makeParts } from './parts.ts'
import { joinPdfLines } from './pieces.ts'
import { makePageReader } from './read-page.ts'
import { withRaised } from './raised.ts'
import type { PdfPage } from './run.ts'
import { settleSizes } from './settle-sizes.ts'
import { gatherTables } from './tables.ts'
import { checkTextLayer } from './text-layer.ts'
import { labelNotes, makeTie, takeEndnotes } from './tie-notes.ts'
import { orderByTags, useTags } from './use-tags.ts'
import { usualSize } from './usual-size.ts'

interface Contents {
  pages: PdfPage[]
  claimed: { title: string; authors: string }
  outline: OutlineEntry[]
  labels: string[] | null
}

/**
 * A PDF's text layer as a reading, in stages that each look at one thing: runs with their places and tags -> lines -> what
 * belongs to the page left out -> tables -> columns in their order, or the order of the tags -> notes at the foot of pages -> pieces -> front matter -> endnotes -> what each
 * piece is -> markers tied to their notes.
 * @throws AppError too-large, unsupported-type (a password, pictures of pages, a garbled text), invalid (broken)
 */
export async function readPdf(bytes: Uint8Array, onPage?: (done: number, total: number) => void): Promise<ReadSource> {
  if (bytes.length > maxBytes) throw new AppError('too-large', 'This file is larger than 20 MB, the most a reading may have.', { field: 'file' })
  const { pages, claimed, outline, labels } = await withPdf(bytes, (pdf) => readContents(pdf, onPage))
  const { warnings, garbled } = checkTextLayer(pages)
  const dropped: ReadSource['dropped'] = []
  useTags(pages, dropped)
  const lined = dropCover(settleSizes(pages.map(findLines)), dropped)
  const own = dropPageFurniture(pages.map((page, index) => ({ page, lines: joinDropCaps(lined[index] ?? []) })), dropped)
  const guessed = new Set<string>()
  const seam = makeSeams(own.lines.map((lines) => lines.map((line) => line.draft.text).join('\n')).join('\n'), guessed)
  const body = usualSize(own.lines)
  const opening = own.lines.find(({ length }) => length > 0)?.[0]?.page
  const ordered = orderByTags(orderPages(gatherTables(own.lines, seam), body))
  markOutlined(ordered, outline)
  doubtOrder(ordered)
  for (const line of garbled.size === 0 ? [] : ordered.flat()) if (garbled.has(line.page)) line.draft.doubtFrom(0, doubtReasons.garbled)
  const called = labelPages(pages.length, own.furniture, labels)
  const { lines, notes: footnotes } = takePageNotes(ordered, body, seam)
  const { title, authors, pieces, front } = takePdfFront(joinPdfLines(lines, body, seam), body, claimed, dropped)
  const ends = takeEndnotes(pieces, footnotes, seam, dropped)
  const notes = labelNotes([...footnotes, ...ends.notes])
  const tie = makeTie(notes)
  const parts = makeParts(own.isPrinted ? dropAround(ends.pieces, dropped) : ends.pieces, { body, front, outline: levelsByWords(outline), seam })
  const said = parts.filter(({ role }) => role !== 'body').map(({ draft, type, role }) => ({ type: type === 'table' || type === 'code' ? 'paragraph' as const : type, role, text: draft.text }))
  const known = findMetadata(own.lines.flatMap((on) => (on[0]?.page === opening ? on.map((line) => withRaised(line.draft)) : [])).join('\n'), authors, said, dropped)
  return {
    title,
    authors: known.authors,
    metadata: known.metadata,
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
  const readPage = makePageReader(pdf, await isTagged(pdf))
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

const isTagged = (pdf: PDFDocumentProxy) => pdf.getMarkInfo().then((said) => said?.Marked === true, () => false)
