import { AppError } from '@/lib/domain/error.ts'
import { maxBytes } from '../decode.ts'

/**
 * The text of a page's bytes: by its byte-order mark, else as UTF-8 where it is strictly that, else as its first 1,024 bytes
 * declare, else as windows-1252.
 * @throws AppError too-large
 */
export function decodePage(bytes: Uint8Array): string {
  if (bytes.length > maxBytes) throw new AppError('too-large', 'This file is larger than 20 MB, the most a reading may have.', { field: 'file' })
  if (bytes[0] === 0xff && bytes[1] === 0xfe) return new TextDecoder('utf-16le').decode(bytes)
  if (bytes[0] === 0xfe && bytes[1] === 0xff) return new TextDecoder('utf-16be').decode(bytes)
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return declared(bytes).decode(bytes)
  }
}

function declared(bytes: Uint8Array): TextDecoder {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 1024))
  const name = /charset\s*=\s*["']?([\w-]{2,20})/i.exec(head)?.[1] ?? 'windows-1252'
  try {
    return new TextDecoder(name)
  } catch {
    return new TextDecoder('windows-1252')
  }
}
