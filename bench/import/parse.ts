import { parse as parseHtml } from 'parse5'
import { importReading } from '../../lib/importing/import-reading.ts'
import { parseMarkdown } from '../../lib/importing/markdown/tree.ts'
import { readPlainText } from '../../lib/importing/plain-text/plain-text.ts'
import { openZip } from '../../lib/importing/zip/zip.ts'
import { parseXml } from '../../lib/importing/zip/xml.ts'
import { chaptersOf, makeArticle, toDocx, toEpub, toMarkdown, toPdf, toText } from './make-documents.ts'

/** One format: importing a document, and what its parser alone takes for it. */
interface Subject {
  name: string
  fileName: string
  bytes: Uint8Array
  parserName: string
  parse: (bytes: Uint8Array) => unknown
}

export interface Measured { name: string; parserName: string; parser: number; importing: number; ratio: number; most: number }

const runs = 7

/** An import and its parser alone, taken in turns in one process; the middle of seven of each after a first. */
export async function measureParsing(say: (line: string) => void, only = ''): Promise<Measured[]> {
  const measured: Measured[] = []
  for (const subject of makeSubjects().filter(({ name }) => name.includes(only))) {
    const times: { parser: number[]; importing: number[] } = { parser: [], importing: [] }
    for (let run = 0; run <= runs; run += 1) {
      const parser = await time(() => subject.parse(subject.bytes))
      const importing = await time(() => importReading({ bytes: subject.bytes, fileName: subject.fileName }))
      if (run > 0) {
        times.parser.push(parser)
        times.importing.push(importing)
      }
    }
    const [parser, importing] = [middle(times.parser), middle(times.importing)]
    measured.push({ name: subject.name, parserName: subject.parserName, parser, importing, ratio: importing / parser, most: 1.5 })
    say(`${subject.name.padEnd(24)} ${parser.toFixed(0).padStart(6)} ms  ${subject.parserName.padEnd(36)} ${importing.toFixed(0).padStart(6)} ms imported  ${(importing / parser).toFixed(2)} times`)
  }
  return measured
}

/** Milliseconds of processor time, of all threads: what else runs on the machine counts for little in it. */
async function time(run: () => unknown): Promise<number> {
  const from = process.cpuUsage()
  await run()
  const { user, system } = process.cpuUsage(from)
  return (user + system) / 1000
}

const middle = (times: number[]) => [...times].sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0

function makeSubjects(): Subject[] {
  const parts = makeArticle(1_000_000)
  const encode = (text: string) => new TextEncoder().encode(text)
  return [
    { name: 'PDF, 300 pages', fileName: 'a.pdf', bytes: toPdf(300), parserName: 'pdf.js, text of every page', parse: extractText },
    { name: 'text, 1 MB', fileName: 'a.txt', bytes: encode(toText(parts)), parserName: 'our own parser of plain text', parse: (bytes) => readPlainText(new TextDecoder().decode(bytes)) },
    { name: 'Markdown, 1 MB', fileName: 'a.md', bytes: encode(toMarkdown(parts)), parserName: 'mdast-util-from-markdown with GFM', parse: (bytes) => parseMarkdown(new TextDecoder().decode(bytes)) },
    { name: 'EPUB, 1 MB', fileName: 'a.epub', bytes: toEpub(parts), parserName: 'unzip and parse5', parse: (bytes) => parseZip(bytes, chaptersOf(parts), (part) => parseHtml(new TextDecoder().decode(part))) },
    { name: 'DOCX, 1 MB', fileName: 'a.docx', bytes: toDocx(parts), parserName: 'unzip and saxes into a tree', parse: (bytes) => parseZip(bytes, ['word/document.xml', 'word/styles.xml', 'word/footnotes.xml'], parseXml) },
  ]
}

/** What anyone who wants the text of a PDF does with pdf.js. */
async function extractText(bytes: Uint8Array): Promise<string> {
  const pdfjs = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = pdfjs.getDocument({ data: new Uint8Array(bytes), disableFontFace: true, useSystemFonts: false, isEvalSupported: false, verbosity: 0 })
  const pdf = await task.promise
  const pages: string[] = []
  for (let number = 1; number <= pdf.numPages; number += 1) {
    const page = await pdf.getPage(number)
    const { items } = await page.getTextContent()
    pages.push(items.map((item) => ('str' in item ? item.str + (item.hasEOL ? '\n' : '') : '')).join(''))
    page.cleanup()
  }
  await task.destroy()
  return pages.join('\n')
}

async function parseZip(bytes: Uint8Array, names: string[], parse: (part: Uint8Array) => unknown): Promise<unknown[]> {
  const zip = await openZip(bytes)
  const parsed: unknown[] = []
  for (const name of names) {
    const part = await zip.read(name)
    if (part !== null) parsed.push(parse(part))
  }
  return parsed
}
