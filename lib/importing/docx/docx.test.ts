import { describe, expect, it } from 'vitest'
import { AppError } from '@/lib/domain/error.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'
import { importReading } from '../import-reading.ts'
import { makeZip, type ZipPart } from '../testing/make-zip.ts'

const w = 'xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main" xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"'
const style = (id: string, name: string) => `<w:style w:styleId="${id}"><w:name w:val="${name}"/></w:style>`
const styled = (id: string, words: string) => `<w:p><w:pPr><w:pStyle w:val="${id}"/></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`
const item = (level: number, list: number, words: string) => `<w:p><w:pPr><w:numPr><w:ilvl w:val="${level}"/><w:numId w:val="${list}"/></w:numPr></w:pPr><w:r><w:t>${words}</w:t></w:r></w:p>`
const p = (runs: string) => `<w:p>${runs}</w:p>`
const r = (words: string, look = '') => `<w:r><w:rPr>${look}</w:rPr><w:t xml:space="preserve">${words}</w:t></w:r>`
const level = (at: number, format: string) => `<w:lvl w:ilvl="${at}"><w:start w:val="1"/><w:numFmt w:val="${format}"/></w:lvl>`

const parts = (body: string): Record<string, string> => ({
  'word/document.xml': `<w:document ${w}><w:body>${body}</w:body></w:document>`,
  'word/styles.xml': `<w:styles ${w}><w:docDefaults><w:rPrDefault><w:rPr><w:lang w:val="en-GB"/></w:rPr></w:rPrDefault></w:docDefaults>${style('T', 'Title')}${style('A', 'Author')}${style('H1', 'heading 1')}${style('Q', 'Intense Quote')}${style('C', 'caption')}${style('K', 'Source Code')}<w:style w:styleId="H2x"><w:name w:val="Mine"/><w:basedOn w:val="H2"/></w:style>${style('H2', 'Heading 2')}</w:styles>`,
  'word/numbering.xml': `<w:numbering ${w}><w:abstractNum w:abstractNumId="0">${level(0, 'bullet')}${level(1, 'bullet')}</w:abstractNum><w:abstractNum w:abstractNumId="1">${level(0, 'decimal')}${level(1, 'lowerLetter')}</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num><w:num w:numId="2"><w:abstractNumId w:val="1"/></w:num></w:numbering>`,
  'word/footnotes.xml': `<w:footnotes ${w}><w:footnote w:type="separator" w:id="-1"><w:p/></w:footnote><w:footnote w:id="2"><w:p><w:r><w:footnoteRef/></w:r>${r(' Very.')}</w:p>${p(r('And more.'))}</w:footnote></w:footnotes>`,
  'word/endnotes.xml': `<w:endnotes ${w}><w:endnote w:id="1">${p(r('At the end, <w:x/>'.replace('<w:x/>', 'so.')))}</w:endnote></w:endnotes>`,
  'word/_rels/document.xml.rels': '<Relationships xmlns="r"><Relationship Id="l1" Type="x/hyperlink" Target="https://example.org/x" TargetMode="External"/><Relationship Id="l2" Type="x/hyperlink" Target="javascript:alert(1)" TargetMode="External"/></Relationships>',
  'docProps/core.xml': '<cp:coreProperties xmlns:cp="c" xmlns:dc="d"><dc:title>Microsoft Word - wells.docx</dc:title><dc:creator>Quill, Ada; Ben Moor</dc:creator><cp:keywords>wells; water</cp:keywords></cp:coreProperties>',
})
const importParts = (all: Record<string, string> | ZipPart[]) => importReading({ bytes: makeZip(all), fileName: 'wells.docx' })

async function read(body: string) {
  const made = await importParts(parts(body))
  expect(checkVersion(made.text, made.blocks)).toEqual([])
  return { ...made, list: made.blocks.map((block) => [[block.type, block.label, ...block.refs.map((ref) => `[${ref.label}]`)].filter((part) => part !== undefined).join(' '), made.text.slice(block.start, block.end)]) }
}

async function refusal(bytes: Uint8Array, fileName = 'wells.docx'): Promise<AppError> {
  const error: unknown = await importReading({ bytes, fileName }).catch((thrown: unknown) => thrown)
  expect(error).toBeInstanceOf(AppError)
  expect((error as AppError).message).toMatch(/\.$/)
  return error as AppError
}

describe('a Word document', () => {
  it('becomes blocks by its styles', async () => {
    const made = await read(styled('T', 'On wells') + styled('A', 'Cora Reed') + styled('H1', 'Water') + styled('H2x', 'Deep water') + p(r('It flows.')) + styled('Q', 'Said.') + styled('C', 'A well.') + styled('K', 'a  b') + styled('K', ' c')
      + item(0, 1, 'one') + item(1, 1, 'inner') + item(0, 2, 'first') + item(1, 2, 'under') + item(0, 2, 'second')
      + `<w:tbl><w:tr><w:tc>${p(r('Year'))}</w:tc><w:tc>${p(r('Wells'))}</w:tc></w:tr><w:tr><w:tc>${p(r('2013'))}</w:tc><w:tc>${p(r('6'))}${p(r('dry'))}</w:tc></w:tr></w:tbl>`)
    expect(made).toMatchObject({ title: 'On wells', authors: [{ name: 'Cora Reed' }], language: 'en-GB', keywords: ['wells', 'water'] })
    expect(made.list).toEqual([
      ['heading', 'Water'], ['heading', 'Deep water'], ['paragraph', 'It flows.'], ['blockquote', 'Said.'], ['caption', 'A well.'], ['code', 'a  b\n c'],
      ['listItem', 'one'], ['listItem', 'inner'], ['listItem 1', 'first'], ['listItem a', 'under'], ['listItem 2', 'second'], ['table', 'Year\tWells\n2013\t6 dry'],
    ])
  })

  it('ties footnotes and endnotes, numbered as they are printed', async () => {
    const made = await read(p(`${r('Deep')}<w:r><w:endnoteReference w:id="1"/></w:r>${r(' and wet')}<w:r><w:footnoteReference w:id="2"/></w:r>${r('.')}`))
    expect(made.list).toEqual([['paragraph [i] [1]', 'Deep and wet.'], ['note 1', 'Very.\nAnd more.'], ['note i', 'At the end, so.']])
    expect(made.authors.map(({ name }) => name)).toEqual(['Ada Quill', 'Ben Moor'])
  })

  it('reads changes as accepted, and neither hidden words nor codes of fields', async () => {
    const made = await read(p(`${r('Kept ')}<w:del><w:r><w:delText>gone</w:delText></w:r></w:del><w:ins>${r('new')}</w:ins>${r('secret', '<w:vanish/>')}<w:r><w:fldChar w:fldCharType="begin"/></w:r><w:r><w:instrText> HYPERLINK "https://example.org/y" </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(' link')}<w:r><w:fldChar w:fldCharType="end"/></w:r>`))
    expect(made.text).toBe('Kept new link')
    expect(renderHtml(made.text, made.blocks)).toContain('<a href="https://example.org/y"')
  })

  it('keeps looks and links, and none that leads nowhere safe', async () => {
    const made = await read(p(`${r('a', '<w:b/>')}${r('b', '<w:b w:val="true"/><w:i/>')}${r('c', '<w:b w:val="0"/><w:vertAlign w:val="superscript"/>')}<w:hyperlink r:id="l1">${r('d')}</w:hyperlink><w:hyperlink r:id="l2">${r('e')}</w:hyperlink>`))
    expect(renderHtml(made.text, made.blocks)).toBe('<p id="b0" data-s="0" data-n="1"><strong>a</strong><strong><em>b</em></strong><sup>c</sup><a href="https://example.org/x" rel="noopener noreferrer">d</a>e</p>')
  })
})

describe('a hostile Word document', () => {
  const whole = parts(p(r('Deep.')))
  const withDocument = (xml: string) => makeZip({ ...whole, 'word/document.xml': xml })

  it.each([
    ['entities that multiply', withDocument(`<!DOCTYPE d [<!ENTITY a "lol"><!ENTITY b "&a;&a;&a;&a;&a;&a;&a;&a;">]><w:document ${w}><w:body>${p(r('&b;'))}</w:body></w:document>`), 'invalid'],
    ['an entity from a file', withDocument(`<!DOCTYPE d [<!ENTITY x SYSTEM "file:///etc/passwd">]><w:document ${w}><w:body>${p(r('&x;'))}</w:body></w:document>`), 'invalid'],
    ['a part that inflates without end', makeZip([{ name: 'word/document.xml', content: new Uint8Array(60 * 1024 * 1024).fill(32) }]), 'too-large'],
    ['a part that says it is small and is not', makeZip([{ name: 'word/document.xml', content: new Uint8Array(60 * 1024 * 1024).fill(32), claims: 100 }]), 'invalid'],
    ['a name that leads out of it', makeZip([{ name: '../../word/document.xml', content: 'x' }]), 'invalid'],
    ['100,000 nested elements', withDocument(`<w:document ${w}><w:body>${'<w:sdt><w:sdtContent>'.repeat(50_000)}`), 'too-large'],
    ['parts locked with a password', makeZip([{ name: 'word/document.xml', content: 'x', isEncrypted: true }]), 'invalid'],
    ['a cut end', makeZip(whole).subarray(0, 2000), 'invalid'],
    ['a broken part', withDocument('<w:document><w:body>'), 'invalid'],
    ['no document in it', makeZip({ 'word/other.xml': '<x/>' }), 'invalid'],
    ['the bytes of an old Word document', Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1]), 'unsupported-type'],
    ['the bytes of a text', new TextEncoder().encode('Deep.'), 'unsupported-type'],
    ['another archive in it', makeZip({ 'a.txt': 'Deep.' }), 'unsupported-type'],
  ])('with %s is refused with a sentence', async (_, bytes, code) => {
    expect((await refusal(bytes)).code).toBe(code)
  })

  it('that is an old .doc is to be saved as .docx', async () => {
    expect((await refusal(Uint8Array.from([0xd0, 0xcf, 0x11, 0xe0]), 'wells.doc')).message).toContain('Save it as .docx')
  })

  it('is told by its bytes when its name says otherwise', async () => {
    expect((await importReading({ bytes: makeZip(whole), fileName: 'wells.txt' })).text).toBe('Deep.')
  })

  it('does not follow styles in a ring', async () => {
    const ring = `<w:styles ${w}><w:style w:styleId="X"><w:basedOn w:val="Y"/></w:style><w:style w:styleId="Y"><w:basedOn w:val="X"/></w:style></w:styles>`
    expect((await importParts({ ...parts(styled('X', 'Deep.')), 'word/styles.xml': ring })).text).toBe('Deep.')
  })
})
