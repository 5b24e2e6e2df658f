import { createHash } from 'node:crypto'
import { deflateSync } from 'node:zlib'
import { beforeAll, describe, expect, it } from 'vitest'
import { AppError } from '@/lib/domain/error.ts'
import { checkVersion } from '@/lib/domain/reading/check-version.ts'
import { joinBlocks } from '@/lib/domain/reading/join-blocks.ts'
import { importReading } from '../import-reading.ts'
import { readPdf } from './read-pdf.ts'
import { setLines, writePdf, type PdfToWrite, type Placed } from './testing/write-pdf.ts'

const river = 'The river rose in the night and the keepers moved the boats to the upper landing, where they stayed until the council had counted them and sent the counting back.'
const winter = 'In winter nobody counted. The boats lay under snow, the landing had no light, and what was written about them was written by people who had never been there.'
const ferry = 'A ferry is kept by those who cross. When they stop crossing it is kept by nobody, and the rope is the first thing that a visitor would see was gone.'

async function read(pdf: PdfToWrite) {
  const source = await readPdf(writePdf(pdf))
  const { text, blocks } = joinBlocks(source.drafts)
  expect(checkVersion(text, blocks)).toEqual([])
  return { ...source, blocks: blocks.map((block) => ({ ...block, text: text.slice(block.start, block.end) })) }
}

async function refusal(bytes: Uint8Array): Promise<AppError> {
  const error: unknown = await readPdf(bytes).then(() => null, (thrown: unknown) => thrown)
  if (error instanceof AppError) return error
  throw new Error('It was not refused.', { cause: error })
}

/** RC4, which OpenSSL no longer has. */
function encipher(key: Buffer, words: Buffer): Buffer {
  const box = Array.from({ length: 256 }, (_, index) => index)
  const swap = (a: number, b: number) => { [box[a], box[b]] = [box[b] ?? 0, box[a] ?? 0] }
  for (let at = 0, other = 0; at < 256; at += 1) swap(at, (other = (other + (box[at] ?? 0) + (key[at % key.length] ?? 0)) & 0xff))
  let other = 0
  return Buffer.from(words.map((byte, index) => {
    const at = (index + 1) & 0xff
    swap(at, (other = (other + (box[at] ?? 0)) & 0xff))
    return byte ^ (box[((box[at] ?? 0) + (box[other] ?? 0)) & 0xff] ?? 0)
  }))
}

const title: Placed = { text: 'Who keeps the ferry', x: 72, y: 700, size: 20 }
const words = (blocks: { text: string }[]) => blocks.map((block) => block.text)

// pdf.js takes seconds to load on a busy machine.
beforeAll(() => read({ pages: [setLines(river, { x: 72, y: 640, width: 460 })] }), 60_000)

describe('readPdf', () => {
  it('takes the title and the authors from the top of the first page', async () => {
    const made = await read({ pages: [[title, { text: 'Ada Quill and Ben Moor', x: 72, y: 675, font: 'italic', size: 11 }, ...setLines(river, { x: 72, y: 640, width: 460 })]], info: { Title: 'Microsoft Word - draft3.doc' } })
    expect(made.title).toBe('Who keeps the ferry')
    expect(made.authors).toEqual([{ name: 'Ada Quill' }, { name: 'Ben Moor' }])
    expect(words(made.blocks)).toEqual([river])
  })

  it('reads two columns one after the other, and what crosses them before', async () => {
    const right = setLines(`${ferry} ${river}`, { x: 320, y: 640, width: 220 })
    const left = setLines(`${river} ${winter}`, { x: 72, y: 640, width: 220 })
    const made = await read({ pages: [[...right, ...left, title]] })
    expect(words(made.blocks)).toEqual([`${river} ${winter}`, `${ferry} ${river}`])
  })

  it('finds the columns of a page that ends early by those of the others', async () => {
    const left = setLines(`${river} ${winter}`, { x: 72, y: 640, width: 220 })
    const made = await read({ pages: [[...left, ...setLines(`${ferry} ${river}`, { x: 320, y: 640, width: 220 })], [...left, ...setLines(ferry.slice(0, 43), { x: 320, y: 640, width: 220 })]] })
    expect(words(made.blocks)).toEqual([`${river} ${winter}`, `${ferry} ${river}`, `${river} ${winter}`, ferry.slice(0, 43)])
  })

  it('keeps the short last line of what stands over both columns with it', async () => {
    const abstract = [...setLines(`${river.slice(0, -1)},`, { x: 72, y: 660, width: 460 }), { text: 'and so it stayed.', x: 72, y: 636 }]
    const made = await read({ pages: [[title, ...abstract, ...setLines(`${river} ${winter}`, { x: 72, y: 560, width: 220 }), ...setLines(`${ferry} ${river}`, { x: 320, y: 560, width: 220 })]] })
    expect(words(made.blocks)).toEqual([`${river.slice(0, -1)}, and so it stayed.`, `${river} ${winter}`, `${ferry} ${river}`])
  })

  it('sees the end of a paragraph before the marker of a note', async () => {
    const lines = setLines(`${river.slice(0, -1)} and said that the report is short and says so.`, { x: 72, y: 640, width: 460 })
    const first: Placed[] = [...lines.map((line, index) => (index === lines.length - 1 ? { ...line, raised: '1' } : line)), { text: '1', x: 72, y: 83, size: 5 }, { text: 'Ibid., 3.', x: 76, y: 80, size: 8 }]
    const made = await read({ pages: [[title, ...first], setLines(winter, { x: 72, y: 640, width: 460 })] })
    expect(made.blocks.map(({ type, refs }) => [type, refs.length])).toEqual([['paragraph', 1], ['paragraph', 0], ['note', 0]])
  })

  it('joins a paragraph over columns and pages, without running heads and page numbers', async () => {
    const page = (number: number, lines: Placed[]): Placed[] => [{ text: 'Journal of Invented Rivers', x: 220, y: 760, size: 9 }, ...lines, { text: `${number}`, x: 300, y: 30 }]
    const [first, second] = [`${river} The council did not ask who had written the`, 'report, and nobody has asked since. It is on the shelf where it was put, beside the others that nobody has asked about.']
    const made = await read({ pages: [page(11, [title, ...setLines(first, { x: 72, y: 640, width: 460 })]), page(12, setLines(second, { x: 72, y: 700, width: 460 })), page(13, setLines(winter, { x: 72, y: 700, width: 460 }))] })
    expect(words(made.blocks)).toEqual([`${first} ${second}`, winter])
    expect(made.dropped.map(({ why }) => why).sort()).toEqual(['page number', 'page number', 'page number', 'running head', 'running head', 'running head'])
  })

  it('ties notes at the foot of pages to their markers, and one that goes on below the next page', async () => {
    const line = (text: string, y: number): Placed => ({ text, x: 72, y })
    const made = await read({ pages: [
      [title, ...setLines(river, { x: 72, y: 640, width: 460 }), line('The report is short and says so.', 580), { text: '1', x: 206, y: 584, size: 6 }, ...setLines(winter, { x: 72, y: 560, width: 460, indent: 14 }),
        { text: '1', x: 72, y: 83, size: 5 }, { text: 'Ben Moor, The Winter Vote (Moorhaven: Pier Press, 2019), 31, and the letter that was', x: 76, y: 80, size: 8 }],
      [...setLines(ferry, { x: 72, y: 700, width: 460 }), line('So the rope was kept.', 640), { text: '2', x: 161, y: 644, size: 6 },
        { text: 'found beside it in the spring.', x: 72, y: 90, size: 8 }, { text: '2', x: 72, y: 83, size: 5 }, { text: 'Ibid., 32.', x: 76, y: 80, size: 8 }],
    ] })
    const notes = made.blocks.filter((block) => block.type === 'note')
    expect(notes.map(({ label, text }) => [label, text])).toEqual([
      ['1', 'Ben Moor, The Winter Vote (Moorhaven: Pier Press, 2019), 31, and the letter that was found beside it in the spring.'],
      ['2', 'Ibid., 32.'],
    ])
    const marked = made.blocks.filter((block) => block.refs.length > 0)
    expect(marked.map((block) => [block.refs.map((ref) => ref.label), block.text.slice(0, block.refs[0]!.offset - block.start).slice(-12)])).toEqual([[['1'], 'and says so.'], [['2'], 'rope was kept'.slice(-11) + '.']])
  })

  it('gives notes whose numbers begin again on each page labels of their own', async () => {
    const page = (text: string): Placed[] => [...setLines(text, { x: 72, y: 640, width: 460 }), { text: 'So it was.', x: 72, y: 560 }, { text: '*', x: 112, y: 564, size: 6 }, { text: '*', x: 72, y: 83, size: 5 }, { text: `On this: ${text.slice(0, 20)}.`, x: 76, y: 80, size: 8 }]
    const made = await read({ pages: [page(river), page(winter)] })
    expect(made.blocks.filter((block) => block.type === 'note').map((block) => block.label)).toEqual(['*', '*\u00b72'])
    expect(made.blocks.flatMap((block) => block.refs.map((ref) => ref.label))).toEqual(['*', '*\u00b72'])
  })

  it('ties endnotes under their heading', async () => {
    const made = await read({ pages: [[title, ...setLines(river, { x: 72, y: 640, width: 460 }), { text: 'The report is short.', x: 72, y: 600 }, { text: '1', x: 150, y: 604, size: 6 }, { text: 'Notes', x: 72, y: 560, size: 13 }, { text: '1. The Winter Vote, 31.', x: 72, y: 540 }]] })
    expect(made.blocks.at(-1)).toMatchObject({ type: 'note', label: '1', text: 'The Winter Vote, 31.' })
    expect(made.blocks.at(-2)?.refs.map((ref) => ref.label)).toEqual(['1'])
    expect(made.dropped).toContainEqual({ why: 'heading of the notes', text: 'Notes' })
  })

  it('decides a hyphen at the end of a line by the words of the document', async () => {
    const lines = ['The well-known keepers wrote many records, and the rec-', 'ords were kept by the town, which is well-', 'known for it, and for its ferries, and for very little else at all.']
    const made = await read({ pages: [[title, ...lines.map((text, index) => ({ text, x: 72, y: 640 - index * 12 }))]] })
    expect(made.blocks[0]?.text).toBe('The well-known keepers wrote many records, and the records were kept by the town, which is well-known for it, and for its ferries, and for very little else at all.')
  })

  it('reads bold that is printed twice once', async () => {
    const made = await read({ pages: [[title, { text: 'The second winter', x: 72, y: 640 }, { text: 'The second winter', x: 72.3, y: 640 }, ...setLines(river, { x: 72, y: 620, width: 460 })]] })
    expect(made.blocks.map(({ type, text }) => [type, text])).toEqual([['heading', 'The second winter'], ['paragraph', river]])
  })

  it('tells headings and their levels by size and weight, and block quotes and captions', async () => {
    const made = await read({ pages: [[
      title, { text: 'Two kinds of upkeep', x: 72, y: 660, size: 14 }, ...setLines(river, { x: 72, y: 640, width: 460 }),
      { text: 'In the winter', x: 72, y: 590, font: 'bold' }, ...setLines(winter, { x: 72, y: 575, width: 460 }),
      ...setLines(ferry, { x: 108, y: 530, width: 400 }), ...setLines(river, { x: 72, y: 480, width: 460 }),
      { text: 'Figure 1. The ferry in the year of the vote.', x: 150, y: 400, size: 9 },
    ]] })
    expect(made.blocks.map(({ type, level }) => (level === undefined ? type : `${type} ${level}`))).toEqual(['heading 2', 'paragraph', 'heading 3', 'paragraph', 'blockquote', 'paragraph', 'caption'])
  })

  it('drops numbers of lines and what stands across the margin', async () => {
    const lines = setLines(`${river} ${winter}`, { x: 100, y: 640, width: 400 })
    const made = await read({ pages: [[title, ...lines.flatMap((line, index) => [{ text: `${index + 1}`, x: 60, y: line.y, size: 8 }, line]), { text: 'preprint 2031.0001', x: 30, y: 300, turned: 90 }]] })
    expect(words(made.blocks)).toEqual([`${river} ${winter}`])
    expect(made.dropped.map(({ why }) => why)).toContain('margin stamp')
  })

  it('keeps links that lead to the web, italics, and no script', async () => {
    const made = await read({ pages: [[title, { text: 'Written on', x: 72, y: 640 }, { text: 'the shelf', x: 122, y: 640, font: 'italic' }, { text: 'and read by those who found it there.', x: 164, y: 640 }]], links: [{ page: 0, rect: [120, 636, 162, 650], uri: 'https://example.org/shelf' }, { page: 0, rect: [72, 636, 118, 650], uri: 'javascript:alert(1)' }] })
    const [block] = made.blocks
    expect(block?.marks.map(({ kind, start, end, href }) => [kind, block.text.slice(start, end), href])).toEqual(expect.arrayContaining([['link', 'the shelf', 'https://example.org/shelf'], ['emphasis', 'the shelf', undefined]]))
    expect(block?.marks.filter((mark) => mark.kind === 'link')).toHaveLength(1)
  })

  it.each([
    ['pictures of pages', writePdf({ pages: [[], [], []] }), 'unsupported-type', /pictures of pages/],
    ['a broken file', new TextEncoder().encode('%PDF-1.7\nnothing of what was promised'), 'invalid', /broken/],
    ['a password', writePdf({ pages: [[title]], objects: ['<< /Filter /Standard /V 1 /R 2 /O <28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A> /U <00BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A> /P -44 >>'], trailer: '/Encrypt 900 0 R /ID [<00112233445566778899AABBCCDDEEFF> <00112233445566778899AABBCCDDEEFF>]' }), 'unsupported-type', /password/],
    ['more than 1,500 pages', writePdf({ pages: Array.from({ length: 1501 }, () => []) }), 'too-large', /1,500 pages/],
    ['more than 20 MB', new Uint8Array(20 * 1024 * 1024 + 1), 'too-large', /20 MB/],
  ])('refuses %s with a sentence', async (_, bytes, code, sentence) => {
    const { code: refused, message } = await refusal(bytes)
    expect(refused).toBe(code)
    expect(message).toMatch(sentence)
  })

  it('reads what is left of a file that was cut off, or says that it is broken', async () => {
    const whole = writePdf({ pages: [[title, ...setLines(river, { x: 72, y: 640, width: 460 })], setLines(winter, { x: 72, y: 700, width: 460 })] })
    for (const share of [0.3, 0.6, 0.9]) {
      const result: unknown = await readPdf(whole.slice(0, whole.length * share)).catch((error: unknown) => error)
      expect(result instanceof AppError || (result as { drafts: unknown[] }).drafts.length > 0).toBe(true)
    }
  })

  it('refuses a small file that unpacks to more than it may', async () => {
    const packed = deflateSync(new Uint8Array(80 * 1024 * 1024).fill(0x20)).toString('latin1')
    const bomb = Buffer.from(writePdf({ pages: [[title]], objects: [`<< /Length ${packed.length} /Filter /FlateDecode >>\nstream\n${packed}\nendstream`] })).toString('latin1').replace('/Contents 1001 0 R', '/Contents 900 0 R ')
    const { code, message } = await refusal(new Uint8Array(Buffer.from(bomb, 'latin1')))
    expect([code, message]).toEqual(['too-large', expect.stringMatching(/unpacks/)])
    expect(globalThis.Uint8Array.name).toBe('Uint8Array')
  }, 60_000)

  it('tells where on its pages each word stands, and what the pages are called', async () => {
    const foot = (number: number): Placed => ({ text: `${number}`, x: 300, y: 30 })
    const { text, pages, pageRuns, blocks } = await importReading({ fileName: 'a.pdf', bytes: writePdf({ pages: [
      [title, { text: 'Nobody asked who kept the rec-', x: 72, y: 640 }, { text: 'ords of the ferry, or why', x: 72, y: 628 }, { text: '1', x: 180, y: 632, size: 6 }, foot(45), { text: '1', x: 72, y: 83, size: 5 }, { text: 'Ibid., 3.', x: 76, y: 80, size: 8 }],
      [{ text: 'the rope was kept beside the boats.', x: 100, y: 700 }, foot(46)],
    ] }) })
    const said = pageRuns?.map(({ runs }) => runs.map(([start, length, x, y, , height]) => [text.slice(start, start + length), x, Math.round(y), height]))
    expect(said).toEqual([
      [['Nobody asked who kept the rec', 72, 145, 10], ['ords of the ferry, or why', 72, 157, 10], ['Ibid., 3.', 76, 707, 8]],
      [['the rope was kept beside the boats.', 100, 85, 10]],
    ])
    const [first] = pageRuns?.[0]?.runs ?? []
    expect(first?.[4]).toBeGreaterThan(100)
    expect(pageRuns?.map(({ width, height }) => [width, height])).toEqual([[612, 792], [612, 792]])
    expect(pages?.map(({ label, start }) => [label, text.slice(start, start + 8)])).toEqual([['45', 'Nobody a'], ['46', 'the rope']])
    expect(blocks[0]?.refs).toEqual([{ label: '1', offset: text.indexOf('why') + 3 }])
  })

  it.each(['article.pdf', 'article.txt', 'article'])('is chosen for a PDF named %s', async (fileName) => {
    const bytes = writePdf({ pages: [[title, ...setLines(river, { x: 72, y: 640, width: 460 })]] })
    expect(await importReading({ bytes, fileName })).toMatchObject({ title: 'Who keeps the ferry', text: river, language: 'en' })
  })

  const looped = (change: (text: string) => string, objects: string[] = [], of: Partial<PdfToWrite> = {}) => {
    const text = new TextDecoder('latin1').decode(writePdf({ pages: [[title, ...setLines(river, { x: 72, y: 640, width: 460 })], [title, ...setLines(winter, { x: 72, y: 640, width: 460 })]], objects, ...of }))
    const changed = change(text)
    if (changed.length !== text.length || changed === text) throw new Error('The places in the file have moved, or nothing changed.')
    return Uint8Array.from(changed, (character) => character.charCodeAt(0) & 0xff)
  }
  const swap = (from: string, to: string) => (text: string) => text.replace(from, to.padEnd(from.length))

  it.each([
    ['whose objects lead to each other', looped(swap('/Contents 1001 0 R', '/Contents 900 0 R'), ['901 0 R', '900 0 R'])],
    ['whose object is itself', looped(swap('/Contents 1001 0 R', '/Contents 900 0 R'), ['900 0 R'])],
    ['whose list of drawings holds itself', looped(swap('/Contents 1001 0 R', '/Contents 900 0 R'), ['[900 0 R 900 0 R]'])],
    ['whose drawing is as long as itself', looped(swap('/Contents 1001 0 R', '/Contents 900 0 R'), ['<< /Length 900 0 R >>\nstream\nBT ET\nendstream'])],
    ['whose drawing draws itself', looped(swap('/Contents 1001 0 R', '/Contents 901 0 R'), ['<< /Type /XObject /Subtype /Form /BBox [0 0 9 9] /Resources << /XObject << /X 900 0 R >> >> /Length 5 >>\nstream\n/X Do\nendstream', '<< /Length 5 >>\nstream\n/X Do\nendstream'])],
    ['whose outline goes in a ring', looped(swap('/Title (Two) /Parent 3 0 R ', '/Title (Two) /Next 20 0 R'), [], { outline: ['One', 'Two'] })],
    ['whose outline stands under itself', looped(swap('/Title (Two) /Parent 3 0 R ', '/Title (Two) /First 20 0 R'), [], { outline: ['One', 'Two'] })],
  ])('reads the pages that it can of a file %s', async (_, bytes) => {
    const { text } = joinBlocks((await readPdf(bytes)).drafts)
    expect(text).toContain(winter)
  })

  it('reads a file that only its owner may change, which opens without a password', async () => {
    const md5 = (...parts: Buffer[]) => createHash('md5').update(Buffer.concat(parts)).digest()
    const [none, owner, id, rights] = [Buffer.from('28BF4E5E4E758A4164004E56FFFA01082E2E00B6D0683E802F0CA9FE6453697A', 'hex'), Buffer.alloc(32, 0x41), Buffer.alloc(16, 0x42), Buffer.from([0xd4, 0xff, 0xff, 0xff])]
    const key = md5(none, owner, rights, id).subarray(0, 5)
    const drawing = encipher(md5(key, Buffer.from([901 & 0xff, 901 >> 8, 0, 0, 0])).subarray(0, 10), Buffer.from(`BT /F0 10 Tf 72 640 Td (A ferry is kept by those who cross, and by nobody when they stop.) Tj ET`)).toString('latin1')
    const encryption = `<< /Filter /Standard /V 1 /R 2 /O <${owner.toString('hex')}> /U <${encipher(key, none).toString('hex')}> /P -44 >>`
    const bytes = looped(swap('/Contents 1001 0 R', '/Contents 901 0 R'), [encryption, `<< /Length ${drawing.length} >>\nstream\n${drawing}\nendstream`], { pages: [[title]], trailer: `/Encrypt 900 0 R /ID [<${id.toString('hex')}> <${id.toString('hex')}>]` })
    expect(joinBlocks((await readPdf(bytes)).drafts).text).toBe('A ferry is kept by those who cross, and by nobody when they stop.')
  })

  it('reads a file whose list of objects goes on in itself', async () => {
    const bytes = looped((text) => text.replace('/Prev 00000000', `/Prev ${text.lastIndexOf('xref\n0 1').toString().padStart(8, '0')}`), [], { trailer: '/Prev 00000000' })
    expect(joinBlocks((await readPdf(bytes)).drafts).text).toContain(winter)
  })

  it.each([
    ['tree of pages holds itself', '/Kids [2 0 R 2 0 R]', 'invalid', /broken/],
    ['pages are its catalogue', '/Kids [1 0 R 1 0 R]', 'unsupported-type', /pictures of pages/],
  ])('refuses a file whose %s with a sentence', async (_, kids, code, sentence) => {
    const refused = await refusal(looped(swap('/Kids [1000 0 R 1002 0 R]', kids)))
    expect(refused).toMatchObject({ code, message: expect.stringMatching(sentence) as string })
  })
})
