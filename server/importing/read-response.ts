import path from 'node:path'
import { pipeline } from 'node:stream'
import zlib from 'node:zlib'
import type { Readable } from 'node:stream'
import { maxUpload } from '@/lib/domain/course/reading-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import type { FetchedSource } from './run-job.ts'

interface Response {
  statusCode: number
  headers: Record<string, string | string[] | undefined>
  body: Readable
}

/** What may come, and the ending that its file gets. */
const endings: Record<string, string> = {
  'text/html': 'html', 'application/xhtml+xml': 'html', 'text/plain': 'txt', 'text/markdown': 'md', 'application/pdf': 'pdf', 'application/epub+zip': 'epub',
  'application/vnd.openxmlformats-officedocument.wordprocessingml.document': 'docx',
}
/** Servers that do not know what they send; the address's ending then says it. */
const vague = ['application/octet-stream', 'binary/octet-stream', '']

const tooLarge = () => new AppError('too-large', 'What is at this address is larger than 20 MB, which is the most a reading can be.', { field: 'address' })

/**
 * What a server answered, as a file: of a kind that Postil reads, at most 20 MB as it came and as it unpacks, text in the
 * encoding that was named for it turned into UTF-8. Throws `invalid`, `unsupported-type`, `too-large`.
 */
export async function readResponse(url: URL, { statusCode, headers, body }: Response, onProgress?: (done: number, total: number) => void): Promise<FetchedSource> {
  try {
    if (statusCode !== 200) throw new AppError('invalid', sentenceOf(statusCode), { field: 'address' })
    const [type = '', ...parameters] = first(headers['content-type']).split(';').map((part) => part.trim().toLowerCase())
    const ending = endings[type] ?? (vague.includes(type) ? findEnding(url) : undefined)
    if (ending === undefined) throw new AppError('unsupported-type', 'What is at this address is not a text that Postil can read: it takes web pages, PDF, EPUB, Word documents, Markdown and plain text.', { field: 'address' })
    const total = Number(first(headers['content-length'])) || 0
    if (total > maxUpload) throw tooLarge()
    const bytes = await collect(body, first(headers['content-encoding']).toLowerCase(), (done) => onProgress?.(done, Math.max(total, done)))
    const charset = parameters.map((parameter) => /^charset="?([\w:.-]+)"?$/.exec(parameter)?.[1]).find((found) => found !== undefined)
    return { address: url.href, fileName: nameOf(url, ending), mediaType: type === '' ? 'application/octet-stream' : type, bytes: ['html', 'txt', 'md'].includes(ending) ? asUtf8(bytes, charset) : bytes }
  } finally {
    body.destroy()
  }
}

const first = (header: string | string[] | undefined) => (Array.isArray(header) ? header[0] : header) ?? ''

function sentenceOf(status: number): string {
  if (status === 401 || status === 402 || status === 403 || status === 407 || status === 451) return 'This page is not open to everybody. Open it in your browser, save it, and upload the file.'
  if (status === 404 || status === 410) return 'There is no page at this address. Check it, or take it anew from your browser.'
  if (status === 429) return 'This site does not let Postil read it now. Open the page in your browser, save it, and upload the file.'
  return `The site answered that something is wrong there (${status}). Try again later, or save the page and upload the file.`
}

const findEnding = (url: URL) => /\.(html?|xhtml|txt|md|pdf|epub|docx)$/i.exec(url.pathname)?.[1]?.toLowerCase()

/** The last part of the address's path, or the site's name, with the ending of its kind. */
function nameOf(url: URL, ending: string): string {
  let last = path.posix.basename(url.pathname)
  try {
    last = decodeURIComponent(last)
  } catch {
    // As it is, then.
  }
  const stem = last.replace(/\.[a-z]{2,5}$/i, '').normalize('NFC').replace(/[\p{Cc}\p{Cs}/\\]/gu, '').trim().slice(0, 150)
  return `${stem === '' ? url.hostname : stem}.${ending}`
}

/** Both what comes and what it unpacks to are counted as they come: a small answer can unpack to a terabyte. */
async function collect(body: Readable, encoding: string, onBytes: (done: number) => void): Promise<Uint8Array> {
  const unpack = unpackerOf(encoding)
  const came = counted(body, onBytes)
  const chunks: Buffer[] = []
  for await (const chunk of counted(unpack === null ? came : pipeline(came, unpack, () => undefined))) chunks.push(chunk)
  return new Uint8Array(Buffer.concat(chunks))
}

async function* counted(stream: AsyncIterable<Buffer>, onBytes?: (done: number) => void): AsyncGenerator<Buffer> {
  let size = 0
  for await (const chunk of stream) {
    size += chunk.byteLength
    if (size > maxUpload) throw tooLarge()
    onBytes?.(size)
    yield chunk
  }
}

function unpackerOf(encoding: string) {
  switch (encoding) {
    case '': case 'identity': return null
    case 'gzip': case 'x-gzip': return zlib.createGunzip()
    case 'deflate': return zlib.createInflate()
    case 'br': return zlib.createBrotliDecompress()
    default: throw new AppError('unsupported-type', 'This site sends its page packed in a way that Postil does not know. Save the page and upload the file.', { field: 'address' })
  }
}

const mark = Buffer.from([0xef, 0xbb, 0xbf])

/** With a byte-order mark, which stands above whatever the page says of itself, as the server's word does. */
function asUtf8(bytes: Uint8Array, charset: string | undefined): Uint8Array {
  if (charset === undefined || /^utf-?8$/.test(charset)) return bytes
  try {
    return new Uint8Array(Buffer.concat([mark, Buffer.from(new TextDecoder(charset).decode(bytes))]))
  } catch {
    return bytes
  }
}
