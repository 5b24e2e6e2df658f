import { AppError } from '@/lib/domain/error.ts'

/** A file's kind by its ending. */
const endings = { txt: 'text', text: 'text', md: 'markdown', markdown: 'markdown', html: 'html', htm: 'html', xhtml: 'html' } as const

export type ReadingFormat = (typeof endings)[keyof typeof endings]

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
    const refusal = findRefusal(bytes, ending)
    if (refusal !== null) throw refuse(refusal)
  }
  if (ending === undefined || known === 'text') return opensAsPage(bytes) ? 'html' : 'text'
  if (known !== undefined) return known
  throw refuse(`Postil cannot read .${ending.slice(0, 12)} files yet. Save the reading as a web page (.html), plain text (.txt) or Markdown (.md) and upload that.`)
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
const opensAsPage = (bytes: Uint8Array) => /^\s*(<\?xml[^>]*>\s*)?<(!doctype html|html)[\s>]/i.test(ascii(bytes, 300))
