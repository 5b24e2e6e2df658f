import { fromBufferPromise, type Entry, type ZipFile } from 'yauzl'
import { AppError } from '@/lib/domain/error.ts'
import { maxBytes } from '../decode.ts'

/** Entries of one archive, and bytes that may be inflated: of one entry, and of all that are read. */
const maxEntries = 10_000
const maxEntry = 48 * 1024 * 1024
const maxInflated = 96 * 1024 * 1024

/** A zip archive in memory. Nothing of it is ever written; only entries that are asked for are inflated. */
export interface Zip {
  has(name: string): boolean
  /** An entry's bytes, or null where there is none. Throws as `openZip`. */
  read(name: string): Promise<Uint8Array | null>
}

const damaged = (cause?: unknown) => new AppError('invalid', 'This file is damaged or was cut off. Save it again and upload that.', { field: 'file', cause })
const bomb = () => new AppError('too-large', 'This file holds far more than its size says, more than a reading can need. Save its text as plain text (.txt) and upload that.', { field: 'file' })

/**
 * Opens a zip archive. Names that lead out of it (`../`, absolute ones) are refused, and inflating stops at a limit whatever
 * the archive says of its sizes.
 * @throws AppError too-large, invalid (damaged, cut off, encrypted)
 */
export async function openZip(bytes: Uint8Array): Promise<Zip> {
  if (bytes.length > maxBytes) throw new AppError('too-large', 'This file is larger than 20 MB, the most a reading may have.', { field: 'file' })
  const entries = new Map<string, Entry>()
  const zip = await settle(async () => {
    const opened = await fromBufferPromise(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength), { lazyEntries: true, autoClose: false })
    if (opened.entryCount > maxEntries) throw bomb()
    for await (const entry of opened.eachEntry()) {
      if (entries.size >= maxEntries) throw bomb()
      entries.set(entry.fileName, entry)
    }
    return opened
  })
  let inflated = 0
  return {
    has: (name) => entries.has(name),
    read: async (name) => {
      const entry = entries.get(name)
      if (entry === undefined) return null
      const content = await settle(() => inflate(zip, entry, Math.min(maxEntry, maxInflated - inflated)))
      inflated += content.length
      return content
    },
  }
}

async function inflate(zip: ZipFile, entry: Entry, max: number): Promise<Uint8Array> {
  if (entry.isEncrypted()) throw new AppError('invalid', 'This file is locked with a password. Save it without one and upload that.', { field: 'file' })
  if (entry.uncompressedSize > max) throw bomb()
  const stream = await zip.openReadStreamPromise(entry)
  const chunks: Uint8Array[] = []
  let length = 0
  for await (const chunk of stream as AsyncIterable<Uint8Array>) {
    length += chunk.length
    if (length > max) throw bomb()
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function settle<Value>(run: () => Promise<Value>): Promise<Value> {
  try {
    return await run()
  } catch (error) {
    throw error instanceof AppError ? error : damaged(error)
  }
}
