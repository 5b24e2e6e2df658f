import { AppError } from '@/lib/domain/error.ts'

/** An upload's bytes, and the characters of text that they may hold. */
export const maxBytes = 20 * 1024 * 1024
export const maxCharacters = 2_000_000
/** Lines that hold words: each may become a block, which the reading room has to place. */
export const maxLines = 100_000

const notText = 'This is not a text file, whatever its name says. Save the reading as plain text (.txt) or Markdown (.md) and upload that.'

/**
 * The text of a file: by its byte-order mark (UTF-8, UTF-16), else as UTF-8 where the bytes are strictly that, else as
 * windows-1252, which most old Western files are and which gives every byte a character.
 * @throws AppError too-large, unsupported-type (a binary file), invalid (nothing in it)
 */
export function decodeText(bytes: Uint8Array): string {
  if (bytes.length > maxBytes) throw new AppError('too-large', 'This file is larger than 20 MB, the most a reading may have.', { field: 'file' })
  return checkText(decode(bytes))
}

/**
 * The same limits for text that came as text.
 * @throws AppError too-large, unsupported-type, invalid
 */
export function checkText(text: string): string {
  checkSize(text)
  // eslint-disable-next-line no-control-regex -- control characters are what tells a binary file
  const controls = /[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/.test(text) ? (text.match(/[\u0000-\u0008\u000e-\u001a\u001c-\u001f]/g)?.length ?? 0) : 0
  if (controls > 0 && (text.includes('\0') || controls > 8 + text.length / 500)) throw new AppError('unsupported-type', notText, { field: 'file' })
  if (text.trim() === '') throw new AppError('invalid', 'There is no text in this file. Choose the file that holds the reading.', { field: 'file' })
  return text
}

/** @throws AppError too-large: more characters or lines than a reading may have */
export function checkSize(text: string): void {
  if (text.length > maxCharacters) {
    throw new AppError('too-large', 'This text has more than 2,000,000 characters, the most a reading may have. Upload its chapters one by one.', { field: 'file' })
  }
  // Breaks are quickly counted; the lines with words among them only where there are so many.
  if (countBreaks(text) >= maxLines && (text.match(/[^\s][^\n\r\f]*/g)?.length ?? 0) > maxLines) {
    throw new AppError('too-large', 'This text has more than 100,000 lines, the most a reading may have. Upload its chapters one by one.', { field: 'file' })
  }
}

function countBreaks(text: string): number {
  let count = 0
  for (const sign of '\n\r\f') for (let at = text.indexOf(sign); at !== -1; at = text.indexOf(sign, at + 1)) count += 1
  return count
}

function decode(bytes: Uint8Array): string {
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    if (bytes.includes(0)) throw new AppError('unsupported-type', notText, { field: 'file' })
    return new TextDecoder('windows-1252').decode(bytes)
  }
}
