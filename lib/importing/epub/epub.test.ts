import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/domain/error.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { importReading } from '../import-reading.ts'
import { makeZip } from '../testing/make-zip.ts'
import { listChapters } from './epub.ts'

const xhtml = (body: string) => `<?xml version="1.0"?><html xmlns="http://www.w3.org/1999/xhtml" xmlns:epub="http://www.idpf.org/2007/ops"><head><title/><script src="x.js"/></head><body>${body}</body></html>`
const container = '<container xmlns="c"><rootfiles><rootfile full-path="OEBPS/book.opf"/></rootfiles></container>'
const packageOf = (files: string[]) => `<package xmlns="o" xmlns:opf="o"><metadata xmlns:dc="d"><dc:title>The dry years</dc:title><dc:creator opf:role="aut">Calder, Ines</dc:creator><dc:creator opf:role="ill">No Writer</dc:creator><dc:language>en-GB</dc:language><dc:date>2019-05-06</dc:date><dc:publisher>Millrace</dc:publisher><dc:subject>wells</dc:subject><dc:rights>https://creativecommons.org/licenses/by/4.0/</dc:rights></metadata><manifest><item id="nav" href="nav.xhtml" media-type="application/xhtml+xml" properties="nav"/>${files.map((file, index) => `<item id="i${index}" href="${file}" media-type="application/xhtml+xml"/>`).join('')}</manifest><spine><itemref idref="nav"/>${files.map((_, index) => `<itemref idref="i${index}"/>`).join('')}</spine></package>`

const pages: Record<string, string> = {
  'title.xhtml': xhtml('<section epub:type="titlepage"><h1>The dry years</h1></section>'),
  'text/one%20a.xhtml': xhtml('<h1>The well</h1><span epub:type="pagebreak" title="1">1</span><p id="x">Every village has one.<a epub:type="noteref" href="notes.xhtml#n1" id="r1">1</a> <a id="empty"/>It is <i>deep</i>.<a href="notes.xhtml#n2"><sup>2</sup></a></p><aside><p>A box.</p></aside>'),
  'text/two.xhtml': xhtml('<h1>The river</h1><p>It turns.<a href="notes.xhtml#n3"><sup>1</sup></a> <a href="one%20a.xhtml#x">See before</a>, <a href="javascript:alert(1)">or</a> <a href="https://example.org/">here</a>.</p><svg><text>drawn</text></svg>'),
  'text/notes.xhtml': xhtml('<h1>Notes</h1><h2>The well</h2><p id="n1"><a href="one%20a.xhtml#r1">1.</a> A letter.</p><p id="n2"><a href="one%20a.xhtml#r2">2.</a> My aunt.</p><h2>The river</h2><p id="n3">1. Seen.</p>'),
}
const parts = (texts = pages): Record<string, string> => ({
  'mimetype': 'application/epub+zip',
  'META-INF/container.xml': container,
  'OEBPS/book.opf': packageOf(Object.keys(texts)),
  'OEBPS/nav.xhtml': xhtml('<nav epub:type="toc"><ol><li><a href="text/one%20a.xhtml">1. The well</a></li><li><a href="text/two.xhtml">2. The river</a></li></ol></nav>'),
  ...Object.fromEntries(Object.entries(texts).map(([path, content]) => [`OEBPS/${decodeURIComponent(path)}`, content])),
})

async function read(all: Record<string, string>, chapter?: number) {
  const made = await importReading({ bytes: makeZip(all), fileName: 'dry.epub', ...(chapter === undefined ? {} : { chapter }) })
  expect(checkVersion(made.text, made.blocks)).toEqual([])
  return { ...made, list: made.blocks.map((block) => [[block.type, block.label, ...block.refs.map((ref) => `[${ref.label}]`)].filter((part) => part !== undefined).join(' '), made.text.slice(block.start, block.end)]) }
}

describe('an EPUB book', () => {
  it('is read whole, in its order, with notes tied over its files', async () => {
    const made = await read(parts())
    expect(made).toMatchObject({ title: 'The dry years', authors: [{ name: 'Ines Calder' }], language: 'en-GB', date: '2019-05-06', licence: 'CC BY 4.0', keywords: ['wells'] })
    expect(made.list).toEqual([
      ['heading', 'The well'], ['paragraph [1] [2]', 'Every village has one. It is deep.'], ['paragraph', 'A box.'],
      ['heading', 'The river'], ['paragraph [3]', 'It turns. See before, or here.'], ['note 1', 'A letter.'], ['note 2', 'My aunt.'], ['note 3', 'Seen.'],
    ])
    expect(renderHtml(made.text, made.blocks)).not.toMatch(/javascript|drawn|\.xhtml/)
  })

  it('gives one chapter with its notes alone', async () => {
    const made = await read(parts(), 3)
    expect(made).toMatchObject({ title: 'The river', container: 'The dry years' })
    expect(made.list).toEqual([['paragraph [1]', 'It turns. See before, or here.'], ['note 1', 'Seen.']])
  })

  it('lists its chapters by its table of contents', async () => {
    expect(await listChapters(makeZip(parts()))).toEqual([{ number: 1, title: '' }, { number: 2, title: '1. The well' }, { number: 3, title: '2. The river' }, { number: 4, title: '' }])
  })

  it('is read where only its fonts are scrambled', async () => {
    expect((await read({ ...parts(), 'META-INF/encryption.xml': encryption('http://www.idpf.org/2008/embedding') })).title).toBe('The dry years')
  })
})

const encryption = (method: string) => `<encryption xmlns:enc="e"><enc:EncryptedData><enc:EncryptionMethod Algorithm="${method}"/></enc:EncryptedData></encryption>`

describe('a hostile EPUB book', () => {
  const deep = xhtml('<div>'.repeat(100_000))
  it.each([
    ['copy protection', { ...parts(), 'META-INF/encryption.xml': encryption('http://www.w3.org/2001/04/xmlenc#aes128-cbc') }, 'invalid'],
    ['no package', { 'META-INF/container.xml': container }, 'invalid'],
    ['a package from elsewhere', { ...parts(), 'META-INF/container.xml': container.replace('OEBPS/book.opf', '../../etc/passwd') }, 'invalid'],
    ['an entity from a file', { ...parts(), 'OEBPS/book.opf': `<!DOCTYPE p [<!ENTITY x SYSTEM "file:///etc/passwd">]>${packageOf(['a.xhtml']).replace('The dry years', '&x;')}` }, 'invalid'],
    ['100,000 nested elements', parts({ 'a.xhtml': deep }), 'too-large'],
    ['more text than a book has', parts({ 'a.xhtml': xhtml(`<p>${'a '.repeat(13_000_000)}</p>`) }), 'too-large'],
    ['no words', parts({ 'a.xhtml': xhtml('<img src="a.png" alt=""/>') }), 'invalid'],
  ])('with %s is refused with a sentence', async (_, all, code) => {
    const error: unknown = await read(all).catch((thrown: unknown) => thrown)
    expect(error).toBeInstanceOf(AppError)
    expect((error as AppError).message).toMatch(/\.$/)
    expect((error as AppError).code).toBe(code)
  })

  it('with entities that multiply keeps them as they are written', async () => {
    const bomb = `<!DOCTYPE html [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;">]>${xhtml('<p>Deep &b;.</p>').replace('<?xml version="1.0"?>', '')}`
    expect((await read(parts({ 'a.xhtml': bomb }))).text).toBe('Deep &b;.')
  })

  it('without the chapter that is asked for says how many it has', async () => {
    await expect(read(parts(), 9)).rejects.toThrow('This book has 4 chapters. Choose one of them.')
  })
})
