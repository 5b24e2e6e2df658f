import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { joinBlocks } from '@/lib/domain/reading/join-blocks.ts'
import { AppError } from '@/lib/domain/error.ts'
import { checkText, decodeText } from './decode.ts'
import { findLanguage } from './language.ts'
import { looksLikeMarkdown, readMarkdown } from './markdown/markdown.ts'
import { readPlainText } from './plain-text/plain-text.ts'
import type { ReadSource } from './read-source.ts'

export type ReadingFormat = 'text' | 'markdown'

/** How each format is read, and by which endings of file names it is known: one line a format. */
const importers: Record<ReadingFormat, (source: ReadingSource) => ReadSource | Promise<ReadSource>> = {
  text: readText,
  markdown: (source) => readMarkdown(textOf(source)),
}
const endings: Record<string, ReadingFormat> = { txt: 'text', text: 'text', md: 'markdown', markdown: 'markdown' }

/** A file's bytes, or text that was pasted; the format by the file's ending where none is given. */
export interface ReadingSource {
  bytes?: Uint8Array
  text?: string
  fileName: string
  format?: ReadingFormat
}

/**
 * A file or a pasted text as a reading: nothing fetched or written, nothing of a foreign file kept but its words. It may
 * take long and much memory on what was made to; what others wait for runs it through `lib/importing/worker/`.
 * @throws AppError too-large, unsupported-type, invalid; its message is for the person who chose the file
 */
export async function importReading(source: ReadingSource): Promise<ImportedReading> {
  const read = await importers[source.format ?? formatOf(source.fileName)](source)
  const joined = joinBlocks(read.drafts)
  if (joined.blocks.length === 0) throw new AppError('invalid', 'No text to read was found in this file. Choose the file that holds the reading.', { field: 'file' })
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
  }
}

const textOf = ({ bytes, text }: ReadingSource) => (bytes === undefined ? checkText(text ?? '') : decodeText(bytes))

/** A text file that holds Markdown is read as that, unless it is said to be text. */
function readText(source: ReadingSource): ReadSource {
  const text = textOf(source)
  return source.format === undefined && looksLikeMarkdown(text) ? readMarkdown(text) : readPlainText(text)
}

function formatOf(fileName: string): ReadingFormat {
  const ending = /\.([^.\\/]+)$/.exec(fileName)?.[1]?.toLowerCase()
  if (ending === undefined) return 'text'
  const format = Object.hasOwn(endings, ending) ? endings[ending] : undefined
  if (format !== undefined) return format
  throw new AppError('unsupported-type', `Postil cannot read .${ending.slice(0, 12)} files yet. Save the reading as plain text (.txt) or Markdown (.md) and upload that.`, { field: 'file' })
}
