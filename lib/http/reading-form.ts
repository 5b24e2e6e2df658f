import { maxUpload, readingFields, type ReadingFields, tooLargeSentence } from '@/lib/domain/course/reading-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import { readForm } from './body.ts'
import { parse } from './route.ts'

/** The other fields and the multipart's own words. */
const beside = 256 * 1024

/** An upload or a pasted text with its fields. Throws `too-large` before more than that is read, `invalid`, `unsupported-type`. */
export async function readReadingForm(request: Request): Promise<{ fields: ReadingFields; file: { name: string; bytes: Uint8Array<ArrayBuffer> } | null }> {
  const form = await readForm(request, maxUpload + beside, tooLargeSentence)
  const texts = Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  const fields = parse(readingFields, { ...texts, format: texts.format || undefined })
  const upload = form.get('file')
  // A form sends an empty, nameless file where none was chosen.
  const chosen = upload instanceof Blob && (upload.size > 0 || upload.name !== '') ? upload : null
  if (chosen && chosen.size > maxUpload) throw new AppError('too-large', tooLargeSentence, { field: 'file' })
  return { fields, file: chosen && { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) } }
}
