import { AppError } from '@/lib/domain/error.ts'

/** A file's kind by its ending. */
const endings = { txt: 'text', text: 'text', md: 'markdown', markdown: 'markdown', html: 'html', htm: 'html', xhtml: 'html', docx: 'docx', epub: 'epub', pdf: 'pdf' } as const satisfies Record<string, ReadingFormat>

export const readingFormats = ['text', 'markdown', 'html', 'docx', 'epub', 'pdf'] as const

export type ReadingFormat = (typeof readingFormats)[number]

/** What a browser calls a file of a format. */
export const mediaTypes: Partial<Record<ReadingFormat, string>> = { text: 'text/plain', markdown: 'text/markdown', html: 'text/html', pdf: 'application/pdf', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', epub: 'application/epub+zip' }

const refuse = (sentence: string) => new AppError('unsupported-type', sentence, { field: 'file' })

/**
 * The format of a file, by its first bytes where they tell, else by its ending; a byte-order mark is looked at first, since
 * what follows it is text whatever it resembles.
 * @throws AppError unsupported-type, with a sentence that says what to save instead
 */
export function findFormat(fileName: string, bytes: Uint8Array = new Uint8Array()): ReadingFormat {
  const ending = /\.([^.\\/]+)$/.exec(fileName)?.[1]?.toLowerCase()
  const known = ending !== undefined && Object.hasOwn(endings, ending) ? endings[ending as keyof typeof endings] : undefined
  if (!hasByteOrderMark(bytes)) {
    if (opensAsPdf(bytes)) return 'pdf'
    const refusal = findRefusal(bytes, ending)
    if (refusal !== null) throw refuse(refusal)
  }
  if (starts(bytes, 0x50, 0x4b, 0x03, 0x04)) return zipped(bytes)
  if (known === 'docx') throw refuse('This file is named .docx but is not a Word document. Open it in a word processor, save it as .docx and upload that.')
  if (known === 'epub') throw refuse('This file is named .epub but is not an EPUB book. Get the book again from where it came and upload that.')
  if (known === 'pdf' && bytes.length > 0 && !holdsPdf(bytes)) {
    throw refuse(opensAsPage(bytes) ? 'This file is named .pdf but is a web page, perhaps one that asks to log in. Download the PDF again, open it to see that it is one, and upload that.' : 'This file is named .pdf but is not a PDF. Download it again, or save it anew from the program that made it.')
  }
  if (ending === undefined || known === 'text') return opensAsPage(bytes) ? 'html' : 'text'
  if (known !== undefined) return known
  throw refuse(`Postil cannot read .${ending.slice(0, 12)} files yet. Save the reading as PDF, Word document (.docx), EPUB, web page (.html), Markdown (.md) or plain text (.txt) and upload that.`)
}

/** Documents that are zip archives tell which by the names of what they hold. */
function zipped(bytes: Uint8Array): ReadingFormat {
  const content = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (content.includes('META-INF/container.xml')) return 'epub'
  if (content.includes('word/')) return 'docx'
  throw refuse('This is a zip archive, not a document. Take the reading out of it and upload that.')
}

function findRefusal(bytes: Uint8Array, ending: string | undefined): string | null {
  if (starts(bytes, 0xd0, 0xcf, 0x11, 0xe0)) {
    return ending === 'docx' ? 'This Word document is locked with a password. Save it without one and upload that.' : 'This is a document of an old version of Word. Save it as .docx and upload that.'
  }
  if (ascii(bytes, 5) === '{\\rtf') return 'This is an RTF document. Open it in a word processor, save it as .docx and upload that.'
  return null
}

const starts = (bytes: Uint8Array, ...magic: number[]) => magic.every((byte, index) => bytes[index] === byte)
const ascii = (bytes: Uint8Array, length: number) => String.fromCharCode(...bytes.subarray(0, length))
const hasByteOrderMark = (bytes: Uint8Array) => starts(bytes, 0xff, 0xfe) || starts(bytes, 0xfe, 0xff) || starts(bytes, 0xef, 0xbb, 0xbf)
/** Its mark stands among the first 1,024 bytes: at the very start, or after what a scanner or a mail program put before. */
const holdsPdf = (bytes: Uint8Array) => ascii(bytes, 1024).includes('%PDF-')
const opensAsPdf = (bytes: Uint8Array) => ascii(bytes, 5) === '%PDF-' || (bytes.subarray(0, 1024).includes(0) && holdsPdf(bytes))
const opensAsPage = (bytes: Uint8Array) => /^\s*(<\?xml[^>]*>\s*)?<(!doctype html|html)[\s>]/i.test(ascii(bytes, 300))
