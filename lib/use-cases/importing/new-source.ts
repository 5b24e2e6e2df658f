import type { UploadedFile } from '@/lib/use-cases/reading/add-reading.ts'
import { type ImportFields, maxUpload, tooLargeSentence } from '@/lib/domain/course/reading-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import { env } from '@/lib/env.ts'
import { findFormat, mediaTypes, type ReadingFormat } from '@/lib/importing/find-format.ts'

/** What an import is made of: bytes, or an address to get them from. */
export interface NewSource {
  fileName: string
  mediaType: string
  bytes: Uint8Array<ArrayBuffer> | null
  address: string | null
  options: { format?: ReadingFormat; chapter?: number }
}

/** What a person gave, as a source. What can be seen at once to be nothing that Postil reads is refused at once. */
export function makeSource({ pasted, format, address, chapter }: ImportFields, file: UploadedFile | null): NewSource {
  if (file) return fileSource(file, chapter)
  if (address !== undefined && address !== '') return addressSource(address)
  if (pasted === undefined || pasted.trim() === '') throw new AppError('invalid', 'Choose a file, paste the text, or give its web address.', { field: 'file' })
  const bytes = new TextEncoder().encode(pasted)
  if (bytes.byteLength > maxUpload) throw new AppError('too-large', tooLargeSentence, { field: 'pasted' })
  const pastedAs = format ?? 'text'
  return { fileName: `pasted.${{ text: 'txt', markdown: 'md', html: 'html' }[pastedAs]}`, mediaType: mediaTypes[pastedAs] ?? 'text/plain', bytes, address: null, options: { format: pastedAs } }
}

export function fileSource({ name, bytes }: UploadedFile, chapter?: number): NewSource {
  if (bytes.byteLength > maxUpload) throw new AppError('too-large', tooLargeSentence, { field: 'file' })
  const fileName = safeFileName(name)
  const found = findFormat(fileName, bytes)
  const isMarkdown = /\.(md|markdown)$/i.test(name)
  return {
    fileName, bytes, address: null, mediaType: mediaTypes[found] ?? 'application/octet-stream',
    options: { ...(isMarkdown ? { format: 'markdown' as const } : {}), ...(chapter === undefined ? {} : { chapter }) },
  }
}

function addressSource(address: string): NewSource {
  if (!env().importFromWeb) throw new AppError('forbidden', 'Readings cannot be taken from web addresses here. Save the page and upload the file.', { field: 'address' })
  if (!/^https?:\/\//i.test(address) || !URL.canParse(address)) throw new AppError('invalid', 'This is not a web address. It begins with https:// or http://', { field: 'address' })
  return { fileName: '', mediaType: '', bytes: null, address: new URL(address).href, options: {} }
}

/** The last part of a path, as browsers of all systems send it, without what no file name should hold. */
function safeFileName(name: string): string {
  const last = name.split(/[\\/]/).at(-1) ?? ''
  return last.normalize('NFC').replace(/[\p{Cc}\p{Cs}]/gu, '').slice(-200) || 'reading.txt'
}
