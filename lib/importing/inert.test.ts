import { describe, expect, it } from 'vitest'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { importReading } from './import-reading.ts'
import { writePdf } from './pdf/testing/write-pdf.ts'
import { makeZip } from './testing/make-zip.ts'

const evil = '<script>alert(1)</script><img src="https://evil.example/x.png" onerror="alert(1)"><svg onload="alert(1)"><a xlink:href="javascript:alert(1)"><text>x</text></a></svg><math><mtext><style>@import "https://evil.example/x.css"</style></mtext></math>'
const words = 'The river rose in the night and the keepers moved the boats to the upper landing, where they stayed.'
const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const escaped = evil.replaceAll('&', '&amp;').replaceAll('<', '&lt;')

const files: [string, Uint8Array | string][] = [
  ['a.txt', `${words} ${evil} <javascript:alert(1)> data:text/html,x`],
  ['a.md', `# A\n\n${words} [go](javascript:alert(1)) [on](data:text/html,x) ![x](https://evil.example/x.png) <javascript:alert(1)>\n\n${evil}\n\n[ref]\n\n[ref]: javascript:alert(1)\n`],
  ['a.html', `<body onload="alert(1)"><p style="background:url(https://evil.example/x)" onclick="alert(1)">${words} <a href=" java&#10;script:alert(1)">go</a>${evil}<iframe srcdoc="<p>x"></iframe></p>`],
  ['a.docx', makeZip({
    'word/document.xml': `<w:document ${w}><w:body><w:p><w:r><w:t>${words} ${escaped}</w:t></w:r><w:hyperlink r:id="l"><w:r><w:t>go</w:t></w:r></w:hyperlink><w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "javascript:alert(1)" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r><w:r><w:t>on</w:t></w:r><w:r><w:fldChar w:fldCharType="end"/></w:r></w:p></w:body></w:document>`,
    'word/_rels/document.xml.rels': '<Relationships xmlns="r"><Relationship Id="l" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>',
  })],
  ['a.epub', makeZip({
    'META-INF/container.xml': '<container xmlns="urn:oasis:names:tc:opendocument:xmlns:container"><rootfiles><rootfile full-path="p.opf"/></rootfiles></container>',
    'p.opf': '<package xmlns="http://www.idpf.org/2007/opf"><metadata/><manifest><item id="c" href="c.xhtml" media-type="application/xhtml+xml"/></manifest><spine><itemref idref="c"/></spine></package>',
    'c.xhtml': `<html><body><p onclick="alert(1)">${words} <a href="javascript:alert(1)">go</a></p>${evil}</body></html>`,
  })],
  ['a.pdf', writePdf({ pages: [[{ text: words, x: 72, y: 700, size: 10 }, { text: escaped.slice(0, 60), x: 72, y: 650, size: 10 }]], links: [{ page: 0, rect: [72, 695, 400, 712], uri: 'javascript:alert(1)' }], trailer: '' })],
]

describe('what would run, load or lead astray', () => {
  it.each(files)('is words or nothing in %s', async (fileName, content) => {
    const bytes = typeof content === 'string' ? new TextEncoder().encode(content) : new Uint8Array(content)
    const { text, blocks } = await importReading({ bytes, fileName })
    expect(text).toContain('The river rose in the night')
    expect(checkVersion(text, blocks)).toEqual([])
    const html = renderHtml(text, blocks)
    for (const [tag] of html.matchAll(/<[^>]*>/g)) expect(tag).toMatch(/^<\/?(?:p|h[2-6]|ul|ol|li|blockquote|pre|code|em|strong|sup|a|section|div|table|tbody|tr|th|td)(?:\s+(?!on|style)[\w-]+="[^"]*")*>$/)
    for (const [, href = ''] of html.matchAll(/href="([^"]*)"/g)) expect(href).toMatch(/^(?:https?:|mailto:|#)/)
  })

  it.each([
    ['UTF-16 with its mark', 'a.txt', Uint8Array.from([0xff, 0xfe, ...[...words].flatMap((sign) => [sign.charCodeAt(0), 0])])],
    ['UTF-16 that is named a page', 'a.html', Uint8Array.from([0xff, 0xfe, ...[...`<p>${words}`].flatMap((sign) => [sign.charCodeAt(0), 0])])],
    ['bytes that are no UTF-8', 'a.txt', Uint8Array.from([...new TextEncoder().encode(words), 0x20, 0xe9, 0xff, 0xc0])],
    ['bytes that are no UTF-8 in a page', 'a.html', Uint8Array.from([...new TextEncoder().encode(`<p>${words}`), 0x20, 0xe9, 0xff, 0xc0])],
    ['signs that turn words around', 'a.md', new TextEncoder().encode(`${words} \u202e\u2066abc\u2069`)],
  ])('and %s is read as words', async (_, fileName, bytes) => {
    const { text, blocks } = await importReading({ bytes, fileName })
    expect(text).toContain('The river rose in the night')
    expect(text).not.toMatch(/[\0\u202a-\u202e\u2066-\u2069\ud800-\udfff]/)
    expect(checkVersion(text, blocks)).toEqual([])
  })
})
