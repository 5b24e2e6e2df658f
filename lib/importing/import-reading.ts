import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { joinBlocks } from '@/lib/domain/reading/join-blocks.ts'
import { AppError } from '@/lib/domain/error.ts'
import { checkText, decodeText } from './decode.ts'
import { findLanguage } from './language.ts'
import { looksLikeMarkdown, readMarkdown } from './markdown/markdown.ts'
import { readPlainText } from './plain-text/plain-text.ts'

export type ReadingFormat = 'text' | 'markdown'

/** A file's bytes, or text that was pasted; the format by the file's ending where none is given. */
export interface ReadingSource {
  bytes?: Uint8Array
  text?: string
  fileName: string
  format?: ReadingFormat
}

/**
 * A file or a pasted text as a reading: pure, nothing fetched, nothing of a foreign file kept but its words.
 * @throws AppError too-large, unsupported-type, invalid; its message is for the person who chose the file
 */
export function importReading(source: ReadingSource): ImportedReading {
  const format = source.format ?? formatOf(source.fileName)
  const text = source.bytes === undefined ? checkText(source.text ?? '') : decodeText(source.bytes)
  const isMarkdown = format === 'markdown' || (source.format === undefined && looksLikeMarkdown(text))
  const read = isMarkdown ? readMarkdown(text) : readPlainText(text)
  const joined = joinBlocks(read.drafts)
  if (joined.blocks.length === 0) throw new AppError('invalid', 'No text to read was found in this file. Choose the file that holds the reading.', { field: 'file' })
  const faults = checkVersion(joined.text, joined.blocks)
  if (faults.length > 0) {
    throw new AppError('internal', 'This text could not be made into a reading. That is a fault of Postil, not of the file.', { cause: new Error(faults.slice(0, 5).join('; ')) })
  }
  return {
    title: read.title,
    authors: read.authors,
    language: read.language ?? findLanguage(joined.text),
    ...joined,
    dropped: read.dropped,
  }
}

function formatOf(fileName: string): ReadingFormat {
  const ending = /\.([^.\\/]+)$/.exec(fileName)?.[1]?.toLowerCase()
  if (ending === 'md' || ending === 'markdown') return 'markdown'
  if (ending === undefined || ending === 'txt' || ending === 'text') return 'text'
  throw new AppError('unsupported-type', `Postil cannot read .${ending.slice(0, 12)} files yet. Save the reading as plain text (.txt) or Markdown (.md) and upload that.`, { field: 'file' })
}
