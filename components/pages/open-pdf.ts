import type { PDFDocumentProxy } from 'pdfjs-dist'

/** Where app/pdfjs serves what pdf.js needs; the version keeps an old page from a new worker. */
const base = (version: string) => `/pdfjs/${version}`

/** Opens a PDF for drawing. Nothing in it is run: no scripts, no forms, no evaluated code. Throws what pdf.js throws. */
export async function openPdf(bytes: ArrayBuffer): Promise<PDFDocumentProxy> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const home = base(pdfjs.version)
  pdfjs.GlobalWorkerOptions.workerSrc = `${home}/legacy/build/pdf.worker.min.mjs`
  return pdfjs.getDocument({
    data: bytes,
    cMapUrl: `${home}/cmaps/`,
    standardFontDataUrl: `${home}/standard_fonts/`,
    iccUrl: `${home}/iccs/`,
    wasmUrl: `${home}/wasm/`,
    // The page's policy allows no evaluated code and no WebAssembly.
    isEvalSupported: false,
    useWasm: false,
    enableXfa: false,
    stopAtErrors: false,
  }).promise
}
