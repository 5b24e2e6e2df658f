import { importFields, type ImportFields, maxUpload, tooLargeSentence } from '@/lib/domain/course/reading-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import { readForm } from './body.ts'
import { parse } from './route.ts'

/** The other fields and the multipart's own words. */
const beside = 256 * 1024

export interface ImportForm { fields: ImportFields; file: { name: string; bytes: Uint8Array<ArrayBuffer> } | null }

/** An upload, a pasted text or an address with its fields. Throws `too-large` before more than that is read, `invalid`, `unsupported-type`. */
export async function readImportForm(request: Request): Promise<ImportForm> {
  const form = await readForm(request, maxUpload + beside, tooLargeSentence)
  const texts = Object.fromEntries([...form].filter((pair): pair is [string, string] => typeof pair[1] === 'string'))
  const fields = parse(importFields, { ...texts, format: texts.format || undefined })
  const upload = form.get('file')
  // A form sends an empty, nameless file where none was chosen.
  const chosen = upload instanceof Blob && (upload.size > 0 || upload.name !== '') ? upload : null
  if (chosen && chosen.size > maxUpload) throw new AppError('too-large', tooLargeSentence, { field: 'file' })
  return { fields, file: chosen && { name: chosen.name, bytes: new Uint8Array(await chosen.arrayBuffer()) } }
}
