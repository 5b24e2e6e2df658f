import fs from 'node:fs'
import path from 'node:path'
import zlib from 'node:zlib'
import { describe, expect, it } from 'vitest'
import type { AppError } from '@/lib/domain/error.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { writePdf } from '@/lib/importing/pdf/testing/write-pdf.ts'
import { makeZip } from '@/lib/importing/testing/make-zip.ts'
import { type ImportLimits, runImport } from './run-import.ts'

/** Less than an import may take, so that what goes over it is made in less time; from sources the process has 200 MB once it can read a PDF. */
const limits: ImportLimits = { milliseconds: 8_000, memory: 300 }
/** What an entry of an archive may unpack to, and a little more. */
const bomb = 51_000_000

const words = 'The river rose in the night and the keepers moved the boats to the upper landing, where they stayed.'
const page = [{ text: words, x: 72, y: 700 }]
const spaces = (size: number) => Buffer.alloc(size, 0x20)

/** A PDF whose only page draws this, packed. */
function pdfOf(content: Uint8Array, filter = '/FlateDecode', packed = zlib.deflateSync(content, { level: 1 })): Buffer {
  const body = packed.toString('latin1')
  const made = Buffer.from(writePdf({ pages: [page], objects: [`<< /Length ${body.length} /Filter ${filter} >>\nstream\n${body}\nendstream`] })).toString('latin1')
  return Buffer.from(made.replace('/Contents 1001 0 R', '/Contents 900 0 R '), 'latin1')
}

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main"'
const docxOf = (document: string | Uint8Array) => makeZip([{ name: 'word/document.xml', content: document }])
const paragraphs = (count: number) => `<w:document ${w}><w:body>${`<w:p><w:r><w:t>${words}</w:t></w:r></w:p>`.repeat(count)}</w:body></w:document>`
const epubOf = (chapter: string | Uint8Array, more: { name: string; content: string }[] = []) => makeZip([
  { name: 'META-INF/container.xml', content: '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf" media-type="application/oebps-package+xml"/></rootfiles></container>' },
  { name: 'p.opf', content: '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>' },
  { name: 'c.xhtml', content: chapter },
  ...more,
])
const entities = `<!DOCTYPE l [<!ENTITY a "lol">${[...'bcdefghij'].map((name, index) => `<!ENTITY ${name} "${`&${'abcdefghij'[index]};`.repeat(10)}">`).join('')}]>`

const files: [string, string, () => Uint8Array | string][] = [
  ['a PDF that unpacks to a thousand times its size', 'a.pdf', () => pdfOf(spaces(bomb))],
  ['a PDF packed twice', 'a.pdf', () => pdfOf(spaces(0), '[/FlateDecode /FlateDecode]', zlib.deflateSync(zlib.deflateSync(spaces(bomb))))],
  ['a PDF that draws without end', 'a.pdf', () => pdfOf(Buffer.from('BT /F0 10 Tf 72 700 Td (a) Tj ET\n'.repeat(700_000)))],
  ['a PDF of nested arrays', 'a.pdf', () => pdfOf(Buffer.from('['.repeat(1_000_000)))],
  ['a Word document that unpacks to 51 MB', 'a.docx', () => docxOf(spaces(bomb))],
  ['a Word document of 150,000 paragraphs', 'a.docx', () => docxOf(paragraphs(150_000))],
  ['a Word document whose entities multiply', 'a.docx', () => docxOf(entities + paragraphs(1).replace(words, '&j;'))],
  ['a Word document of a hundred thousand nested parts', 'a.docx', () => docxOf(`<w:document ${w}><w:body>${'<w:sdt>'.repeat(100_000)}`)],
  ['a book that unpacks to 51 MB', 'a.epub', () => epubOf(spaces(bomb))],
  ['a book with more attributes than words', 'a.epub', () => epubOf(`<p ${Array.from({ length: 200_000 }, (_, index) => `a${index}="b"`).join(' ')}>${words}</p>`)],
  ['a page of a hundred thousand nested elements', 'a.html', () => `${'<div>'.repeat(100_000)}${words}`],
  ['a page of 400,000 elements', 'a.html', () => '<i>a</i>'.repeat(400_000)],
  ['10 MB on one line', 'a.txt', () => 'word '.repeat(2_000_000)],
  ['Markdown of brackets', 'a.md', () => '](a('.repeat(200_000)],
]

describe('a hostile file', () => {
  it.concurrent.each(files)('%s is refused with a sentence, or read, within the limits', async (_, fileName, make) => {
    const made = make()
    const bytes = typeof made === 'string' ? new TextEncoder().encode(made) : new Uint8Array(made)
    const error: unknown = await runImport({ bytes, fileName }, limits).then(() => null, (reason: unknown) => reason)
    // Nothing that an importer did not expect: that would be a fault of ours.
    if (error !== null) expect(error).toMatchObject({ code: expect.stringMatching(/^(too-large|invalid|unsupported-type)$/) as string, message: expect.stringMatching(/\.$/) as string })
    expect(error === null || (error as AppError).cause === undefined || !/^RangeError|Maximum call stack|said nothing/.test(String((error as AppError).cause))).toBe(true)
  }, 60_000)

  it.concurrent('writes no file where an archive names one outside', async () => {
    const outside = path.join(import.meta.dirname, 'testing/outside.txt')
    const bytes = epubOf(`<p>${words}</p>`, [`../../../../../../..${outside}`, outside].map((name) => ({ name, content: 'written' })))
    await runImport({ bytes: new Uint8Array(bytes), fileName: 'a.epub' }).catch(() => undefined)
    expect(fs.existsSync(outside)).toBe(false)
  }, 60_000)

  it.concurrent('shows nothing of this computer to a document that asks for its files', async () => {
    const secret = `<!DOCTYPE d [<!ENTITY a SYSTEM "file://${import.meta.filename}">]>`
    const read = await Promise.all([['a.docx', docxOf(secret + paragraphs(1).replace(words, `${words} &a;`))], ['a.epub', epubOf(`${secret}<p>${words} &a;</p>`)]].map(([fileName, bytes]) =>
      runImport({ bytes: new Uint8Array(bytes as Uint8Array), fileName: fileName as string }).then(({ text }) => text, (error: unknown) => (error as AppError).message)))
    for (const said of read) expect(said).not.toContain('import')
  }, 60_000)

  it.concurrent('keeps nothing of a page that could run, load or lead astray', async () => {
    const page = `<title>T</title><body onload=alert(1)><p onclick="x()">${words} <a href="javascript:alert(1)">go</a> <a href=" java&#10;script:alert(1)">on</a> <a href="data:text/html,x">d</a>
      <img src="https://example.org/x.png" onerror=alert(1)><svg><a xlink:href="javascript:alert(1)"><text>svg</text></a><script>1</script></svg><math><mtext><style><img src=x onerror=alert(1)></style></mtext></math>
      <style>@import "https://example.org/"</style><iframe srcdoc="<script>x</script>"></iframe><base href="javascript:"><script>fetch('https://example.org/')</script>&#xD800; &#0; pay \u202e001\u202c</p>`
    const { text, blocks } = await runImport({ bytes: new TextEncoder().encode(page), fileName: 'a.html' })
    expect(checkVersion(text, blocks)).toEqual([])
    expect(blocks.flatMap((block) => block.marks)).toEqual([])
    expect(renderHtml(text, blocks)).not.toMatch(/javascript|onerror|<script|<svg|<img|<style|example\.org|\u202e/)
  }, 60_000)
})
