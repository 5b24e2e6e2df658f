import { createRequire } from 'node:module'
import path from 'node:path'
import type { PDFDocumentProxy } from 'pdfjs-dist/types/src/pdf.d.ts'
import { AppError } from '@/lib/domain/error.ts'
import { withCappedMemory } from './cap-memory.ts'

/** A book of more pages is better uploaded by its chapters. */
export const maxPages = 1500

const say = (code: 'invalid' | 'unsupported-type' | 'too-large', sentence: string, cause?: unknown) => new AppError(code, sentence, { field: 'file', cause })

/**
 * Opens a PDF with pdf.js, in this thread and from these bytes alone: no fonts or scripts from elsewhere, no
 * pictures decoded. `use` gets the document, which is closed afterwards.
 * @throws AppError unsupported-type (a password), invalid (broken, no pages), too-large (too many pages)
 */
export function withPdf<Result>(bytes: Uint8Array, use: (pdf: PDFDocumentProxy) => Promise<Result>): Promise<Result> {
  return withCappedMemory(() => open(bytes, use), () => say('too-large', 'This PDF unpacks to more than a reading can hold. Save it anew without pictures, or split it.'))
}

async function open<Result>(bytes: Uint8Array, use: (pdf: PDFDocumentProxy) => Promise<Result>): Promise<Result> {
  standInForCanvas()
  const pdfjs = await loadPdfjs()
  const task = pdfjs.getDocument({
    // It takes what it is given, and takes no Buffer.
    data: new Uint8Array(bytes),
    // What Chinese, Japanese and Korean fonts call their characters lies beside pdf.js.
    cMapUrl: `${path.join(path.dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json')), 'cmaps')}/`, cMapPacked: true,
    disableFontFace: true, useSystemFonts: false, useWorkerFetch: false, useWasm: false, isEvalSupported: false, enableXfa: false,
    isOffscreenCanvasSupported: false, isImageDecoderSupported: false, maxImageSize: 1, stopAtErrors: false, verbosity: pdfjs.VerbosityLevel.ERRORS,
  })
  try {
    const pdf = await task.promise
    if (pdf.numPages > maxPages) throw say('too-large', 'This PDF has more than 1,500 pages, the most a reading may have. Upload its chapters one by one.')
    return await use(pdf)
  } catch (error) {
    throw refusalOf(error)
  } finally {
    await task.destroy()
  }
}

function refusalOf(error: unknown): AppError {
  if (error instanceof AppError) return error
  if (error instanceof Error && error.name === 'PasswordException') {
    return say('unsupported-type', 'This PDF is locked with a password. Save a copy of it without one and upload that.', error)
  }
  return say('invalid', 'This PDF is broken and cannot be read. Download it again, or save it anew from the program that made it.', error)
}

/**
 * pdf.js and the worker that it runs in this thread. Each comes with a stand-in for `push` that is right of arrays whose length
 * is fixed, which there are none of, and takes a tenth of the time of an import; the engine's own is put back.
 */
async function loadPdfjs() {
  const own = Object.getOwnPropertyDescriptor(Array.prototype, 'push')
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  // @ts-expect-error It has no types, and is asked for nothing: it puts itself where pdf.js looks for it.
  await import('pdfjs-dist/legacy/build/pdf.worker.mjs')
  if (own !== undefined) Object.defineProperty(Array.prototype, 'push', own)
  return pdfjs
}

/** pdf.js asks for these when it loads, and needs them only to draw. */
function standInForCanvas(): void {
  for (const name of ['DOMMatrix', 'ImageData', 'Path2D']) {
    if (!(name in globalThis)) Object.defineProperty(globalThis, name, { value: class {}, configurable: true, writable: true })
  }
}
