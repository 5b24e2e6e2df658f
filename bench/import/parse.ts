import { type DefaultTreeAdapterTypes, parse as parseHtml } from 'parse5'
import { decodeText } from '../../lib/importing/decode.ts'
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
  /** Shown to compare; nothing is promised of it. */
  isAside?: boolean
}

const runs = 7
/** Before they count: the parser alone has twice as many runs to be compiled in, since each import is one of its own. */
const warmUps = 3

/** How many times as long as its parser alone an import may take. */
const most = 1.5

/** An import and its parser alone, taken in turns in one process; the middle of seven of each after three. Gives what was promised and not reached. */
export async function measureParsing(say: (line: string) => void, only = ''): Promise<string[]> {
  const missed: string[] = []
  for (const subject of makeSubjects().filter(({ name }) => name.includes(only))) {
    const times: { parser: number[]; importing: number[] } = { parser: [], importing: [] }
    for (let run = 0; run < warmUps + runs; run += 1) {
      const parser = await time(() => subject.parse(subject.bytes))
      const importing = await time(() => importReading({ bytes: subject.bytes, fileName: subject.fileName }))
      if (run >= warmUps) {
        times.parser.push(parser)
        times.importing.push(importing)
      }
    }
    const [parser, importing] = [middle(times.parser), middle(times.importing)]
    const ratio = importing / parser
    const line = `${subject.name.padEnd(24)} ${parser.toFixed(0).padStart(6)} ms  ${subject.parserName.padEnd(36)} ${importing.toFixed(0).padStart(6)} ms imported  ${ratio.toFixed(2)} times ${subject.isAside === true ? '(nothing promised)' : `(promised ${most}): ${ratio <= most ? 'reached' : 'NOT reached'}`}`
    say(line)
    if (ratio > most && subject.isAside !== true) missed.push(line)
  }
  return missed
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
    { name: 'text, 1 MB', fileName: 'a.txt', bytes: encode(toText(parts)), parserName: 'our own parser of plain text', parse: (bytes) => readPlainText(decodeText(bytes)) },
    { name: 'Markdown, 1 MB', fileName: 'a.md', bytes: encode(toMarkdown(parts)), parserName: 'mdast-util-from-markdown with GFM', parse: (bytes) => parseMarkdown(new TextDecoder().decode(bytes)) },
    { name: 'EPUB, 1 MB', fileName: 'a.epub', bytes: toEpub(parts), parserName: 'unzip and parse5, its words read', parse: (bytes) => parseZip(bytes, chaptersOf(parts), (part) => readWords(parseHtml(new TextDecoder().decode(part)))) },
    { name: 'DOCX, 1 MB, of Word', fileName: 'a.docx', bytes: toDocx(parts), parserName: 'unzip and saxes into a tree', parse: (bytes) => parseZip(bytes, ['word/document.xml', 'word/styles.xml', 'word/footnotes.xml'], parseXml) },
    { name: 'DOCX, 1 MB, in few runs', fileName: 'a.docx', bytes: toDocx(parts, 'plain'), parserName: 'unzip and saxes into a tree', parse: (bytes) => parseZip(bytes, ['word/document.xml', 'word/styles.xml', 'word/footnotes.xml'], parseXml), isAside: true },
  ]
}

/** A page's tree whose words have been looked at: parse5 leaves them in as many pieces as there are words, which whoever reads them first joins. */
function readWords(document: DefaultTreeAdapterTypes.Document): unknown {
  const stack: DefaultTreeAdapterTypes.Node[] = [document]
  let length = 0
  for (let node = stack.pop(); node !== undefined; node = stack.pop()) {
    if ('value' in node) length += node.value.trim().length
    if ('childNodes' in node) stack.push(...node.childNodes)
  }
  return [document, length]
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
