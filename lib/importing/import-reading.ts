import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import type { Carried } from '@/lib/domain/reading/carried.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { joinBlocks } from '@/lib/domain/reading/join-blocks.ts'
import { settleCarried } from '@/lib/domain/reading/settle-carried.ts'
import { AppError } from '@/lib/domain/error.ts'
import { checkSize, checkText, decodeText } from './decode.ts'
import { readDocx } from './docx/docx.ts'
import { readEpub } from './epub/epub.ts'
import { findDoubts } from './find-doubts.ts'
import { findFormat, type ReadingFormat } from './find-format.ts'
import { decodePage } from './html/decode-page.ts'
import { readHtml } from './html/html.ts'
import { findLanguage } from './language.ts'
import { looksLikeMarkdown, readMarkdown } from './markdown/markdown.ts'
import { readPdf } from './pdf/read-pdf.ts'
import { locatePages } from './plain-text/page-marks.ts'
import { readPlainText } from './plain-text/plain-text.ts'
import type { ReadSource } from './read-source.ts'
import { citeNotes } from './references/cite-notes.ts'
import { linkAddresses } from './references/link-addresses.ts'

export type { ReadingFormat } from './find-format.ts'

/** How each format is read: one line a format. */
const importers: Record<ReadingFormat, (source: ReadingSource, onPage?: OnPage) => ReadSource | Promise<ReadSource>> = {
  text: readText,
  markdown: (source) => readMarkdown(textOf(source)),
  // What was pasted, and so is said to be HTML, is all of it the reading; of a saved page only its article is.
  html: ({ bytes, text, format, address }) => readHtml(bytes === undefined ? text ?? '' : decodePage(bytes), { whole: format === 'html', ...(address === undefined ? {} : { address }) }),
  docx: ({ bytes, text }) => readDocx(bytes ?? new TextEncoder().encode(text)),
  epub: ({ bytes, text, chapter }) => readEpub(bytes ?? new TextEncoder().encode(text), chapter),
  pdf: ({ bytes }, onPage) => readPdf(bytes ?? new Uint8Array(), onPage),
}

/** Told when a page is read: how many are, of how many. Of a format without pages, never. */
export type OnPage = (done: number, total: number) => void

/** A file's bytes, or text that was pasted; the format by the file's ending where none is given. */
export interface ReadingSource {
  bytes?: Uint8Array
  text?: string
  fileName: string
  format?: ReadingFormat
  /** Of what was fetched: where it came from, after all redirects. */
  address?: string | undefined
  /** Of a book: the one chapter to read, from 1, as `listChapters` counts them. */
  chapter?: number | undefined
}

/**
 * A file or a pasted text as a reading: nothing fetched or written, nothing of a foreign file kept but its words. It may
 * take long and much memory on what was made to; what others wait for runs it through `server/importing/run-import.ts`.
 * @throws AppError too-large, unsupported-type, invalid; its message is for the person who chose the file
 */
export async function importReading(source: ReadingSource, onPage?: OnPage): Promise<ImportedReading> {
  const read = await importers[source.format ?? findFormat(source.fileName, source.bytes)](source, onPage)
  const { carried, ...joined } = joinBlocks(read.drafts)
  if (joined.blocks.length === 0) throw new AppError('invalid', 'No text to read was found in this file. Choose the file that holds the reading.', { field: 'file' })
  checkSize(joined.text)
  linkAddresses(joined.text, joined.blocks)
  citeNotes(joined.text, joined.blocks, { byNumber: read.isRenumbered !== true })
  const found: Carried[] = [
    ...findDoubts(joined.text, joined.blocks, read.guessed).map((doubt) => ({ kind: 'doubt' as const, ...doubt })),
    ...locatePages(joined.text, read.pageStarts ?? []).map(({ label, start }) => ({ kind: 'page' as const, label, start, end: start })),
  ]
  const faults = checkVersion(joined.text, joined.blocks)
  if (faults.length > 0) {
    throw new AppError('internal', 'This text could not be made into a reading. That is a fault of Postil, not of the file.', { cause: new Error(faults.slice(0, 5).join('; ')) })
  }
  return {
    title: read.title,
    authors: read.authors.map((author) => (typeof author === 'string' ? { name: author } : author)),
    ...read.metadata,
    keywords: read.metadata?.keywords ?? [],
    language: read.language ?? findLanguage(joined.text),
    ...joined,
    dropped: read.dropped,
    warnings: read.warnings ?? [],
    ...settleCarried(joined.blocks, [...carried, ...found], read.sheets),
  }
}

const textOf = ({ bytes, text }: ReadingSource) => (bytes === undefined ? checkText(text ?? '') : decodeText(bytes))

/** A text file that holds Markdown is read as that, unless it is said to be text. */
function readText(source: ReadingSource): ReadSource {
  const text = textOf(source)
  return source.format === undefined && looksLikeMarkdown(text) ? readMarkdown(text) : readPlainText(text)
}
