import { createHash } from 'node:crypto'
import { getCourseFor } from '@/lib/db/access.ts'
import { newId } from '@/lib/db/id.ts'
import { createReading } from '@/lib/db/readings.ts'
import { maxUpload, type ReadingFields, type ReadingResult, tooLargeSentence } from '@/lib/domain/course/reading-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { findFormat, mediaTypes } from '@/lib/importing/find-format.ts'
import { runImport } from './importer.ts'

export interface UploadedFile {
  name: string
  bytes: Uint8Array<ArrayBuffer>
}

/**
 * Makes a reading of an uploaded file or of pasted text, and keeps the bytes it was made from. What the person wrote for
 * title and authors stands above what the text says of itself. Throws what the importer throws, and `invalid`, `too-large`.
 */
export async function addReading(userId: string, courseId: string, fields: ReadingFields, file: UploadedFile | null): Promise<ReadingResult> {
  const course = await getCourseFor(userId, courseId, 'reading:add')
  const source = sourceOf(fields, file)
  if (source.bytes.byteLength > maxUpload) throw new AppError('too-large', tooLargeSentence, { field: file ? 'file' : 'pasted' })
  const imported = await runImport(source)
  const { text, blocks, language } = imported
  const title = fields.title ?? imported.title
  if (title.trim() === '') throw new AppError('invalid', 'The text does not say what it is called. Write its title.', { field: 'title' })
  const readingId = await createReading({
    courseId: course.id,
    createdById: userId,
    title: title.slice(0, 300),
    authors: fields.authors.length > 0 ? fields.authors : imported.authors.map((author) => author.name),
    source: fields.source,
    version: { id: newId(), language, text, blocks, html: renderHtml(text, blocks), textHash: createHash('sha256').update(text).digest('hex') },
    original: { fileName: source.fileName, mediaType: mediaTypes[source.format ?? findFormat(source.fileName, source.bytes)] ?? 'application/octet-stream', bytes: source.bytes },
  })
  return { readingId }
}

function sourceOf({ pasted, format, title, chapter }: ReadingFields, file: UploadedFile | null) {
  if (file) return { bytes: file.bytes, fileName: safeFileName(file.name), format: /\.(md|markdown)$/i.test(file.name) ? ('markdown' as const) : undefined, chapter }
  if (pasted === undefined || pasted.trim() === '') throw new AppError('invalid', 'Choose a file, or paste the text.', { field: 'file' })
  const ending = { text: 'txt', markdown: 'md', html: 'html' }[format ?? 'text']
  return { bytes: new TextEncoder().encode(pasted), fileName: safeFileName(`${title ?? 'pasted'}.${ending}`), format: format ?? ('text' as const) }
}

/** The last part of a path, as browsers of all systems send it, without what no file name should hold. */
function safeFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return last.normalize('NFC').replace(/[\p{Cc}\p{Cs}]/gu, '').slice(-200) || 'reading.txt'
}
