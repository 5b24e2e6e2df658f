import { describe, expect, it } from 'vitest'
import { importReading } from '../import-reading.ts'
import { setLines, writePdf, type PdfToWrite, type Placed } from './testing/write-pdf.ts'

const river = 'The river rose in the night and the keepers moved the boats to the upper landing, where they stayed until the council had counted them and sent the counting back.'
const winter = 'In winter nobody counted. The boats lay under snow, the landing had no light, and what was written about them was written by people who had never been there.'
const ferry = 'A ferry is kept by those who cross. When they stop crossing it is kept by nobody, and the rope is the first thing that a visitor would see was gone.'

const title: Placed = { text: 'Who keeps the ferry', x: 72, y: 720, size: 20 }
const text = (words: string, y: number, more: Partial<Parameters<typeof setLines>[1]> = {}) => setLines(words, { x: 72, y, width: 460, ...more })
const line = (words: string, x: number, y: number, size = 10): Placed => ({ text: words, x, y, size })

async function read(pdf: PdfToWrite) {
  const reading = await importReading({ fileName: 'a.pdf', bytes: writePdf(pdf) })
  const textOf = ({ start, end }: { start: number; end: number }) => reading.text.slice(start, end)
  return {
    ...reading,
    said: reading.blocks.filter(({ type }) => type !== 'note').map((block) => [block.type, textOf(block)]),
    notes: reading.blocks.filter(({ type }) => type === 'note').map((block) => [block.label, textOf(block)]),
    tied: reading.blocks.flatMap(({ refs }) => refs.map(({ label, offset }) => [label, reading.text.slice(Math.max(0, offset - 8), offset)])),
  }
}

describe('notes of a PDF', () => {
  it.each([
    ['right after their words', 'kept.1', 'mended.2', '1. Ibid., 3.', '2. Ibid., 4.'],
    ['in brackets', 'kept.[1]', 'mended [2]', '[1] Ibid., 3.', '[2] Ibid., 4.'],
    ['after a figure', 'kept.1', 'mended in 1867.2', '1. Ibid., 3.', '2. On this year, see the book.'],
  ])('are tied to markers as large as the text %s', async (_, first, second, one, other) => {
    const { notes, tied, said } = await read({ pages: [[title, ...text(river, 640), line(`So the rope was ${first}`, 72, 560), line(`And so it was ${second}`, 72, 520), line(one, 72, 90, 8), line(other, 72, 80, 8)]] })
    expect(notes.map(([label]) => label)).toEqual(['1', '2'])
    expect(tied.map(([label]) => label)).toEqual(['1', '2'])
    expect(said.map(([, words]) => words).join(' ')).not.toMatch(/kept\.\S|mended ?\[|1867\.2/)
  })

  it('are found below the text where they are as large as it', async () => {
    const marked = (words: string, y: number, raised: string): Placed => ({ ...line(words, 72, y), raised })
    const { notes, tied, said } = await read({ pages: [[
      title, ...text(`${river} ${winter} ${ferry}`, 700), marked('So the rope was kept.', 72 + 500, '1'), marked('And so it was mended.', 560, '2'), ...text(ferry, 540),
      line('1', 72, 133, 6), line('Ben Moor, The Winter Vote (Moorhaven: Pier Press, 2019), 31, and all that', 78, 130), line('was found with it.', 72, 118), line('2', 72, 101, 6), line('Ibid., 32.', 78, 98),
    ]] })
    expect(notes).toEqual([['1', 'Ben Moor, The Winter Vote (Moorhaven: Pier Press, 2019), 31, and all that was found with it.'], ['2', 'Ibid., 32.']])
    expect(tied).toHaveLength(2)
    expect(said.at(-1)?.[1]).toBe(ferry)
  })

  it('are told from the text where they say more than it', async () => {
    const page = (number: number): Placed[] => [
      ...text(`${river} It was so.`, 740).map((one, index, all) => (index === all.length - 1 ? { ...one, raised: `${number}` } : one)),
      line(`${number}`, 72, 663, 5), ...text(`${winter} ${ferry} ${river} ${winter} ${ferry}`, 660, { size: 8 }),
    ]
    const { notes, said } = await read({ pages: [page(1), page(2), page(3)] })
    expect(notes.map(([label]) => label)).toEqual(['1', '2', '3'])
    expect(said.map(([type]) => type)).toEqual(['paragraph', 'paragraph', 'paragraph'])
  })

  it('that say no more than "Ibid." at one height are no running heads', async () => {
    const page = (number: number, place: number): Placed[] => [...text(`${river} It was so.`, 740).map((one, index, all) => (index === all.length - 1 ? { ...one, raised: `${number}` } : one)), line(`${number}`, 72, 53, 5), line(`Ibid., ${place}.`, 76, 50, 8)]
    const { notes } = await read({ pages: [page(1, 180), page(2, 49), page(3, 51)] })
    expect(notes.map(([, words]) => words)).toEqual(['Ibid., 180.', 'Ibid., 49.', 'Ibid., 51.'])
  })

  it('keep an address at the foot of the first page', async () => {
    const { notes } = await read({ pages: [[title, ...text(river, 640), { ...line('So it was.', 72, 580), raised: '1' }, line('1', 72, 63, 5), line('See Ben Moor, The Winter Vote, Journal of Invented Rivers 3 (2019), 31,', 76, 60, 8), line('https://doi.org/10.1000/jir.2019.3.', 72, 50, 8)], text(winter, 700)] })
    expect(notes).toEqual([['1', 'See Ben Moor, The Winter Vote, Journal of Invented Rivers 3 (2019), 31, https://doi.org/10.1000/jir.2019.3.']])
  })

  it('are not made of a numbered list where the same numbers have notes', async () => {
    const marked = (words: string, y: number, raised: string): Placed => ({ ...line(words, 72, y), raised })
    const foot = [1, 2, 3].flatMap((number) => [line(`${number}`, 72, 113 - number * 10, 5), line(`Ibid., ${number}0.`, 76, 110 - number * 10, 8)])
    const items = ['the rope, whole', 'the lamps, three', 'the oil, none'].map((words, index) => line(`${index + 1}. ${words}`, 92, 500 - index * 14))
    const { said, notes } = await read({ pages: [[title, ...text(river, 680), marked('So it was.', 620, '1'), marked('And so.', 590, '2'), marked('And then.', 560, '3'), ...items, ...foot]] })
    expect(said.filter(([type]) => type === 'listItem')).toHaveLength(3)
    expect(notes).toHaveLength(3)
  })
})

describe('a page of a PDF', () => {
  it('has two columns where they stand closer than an em', async () => {
    // Each letter of this font is half an em wide, so that each line is as wide as its column.
    const left = Array.from({ length: 6 }, (_, index): Placed => ({ ...line(`${river} ${winter}`.slice(index * 45, index * 45 + 45).replace(/^ | $/g, 'n'), 72, 640 - index * 12), font: 'half' }))
    const { said } = await read({ pages: [[title, ...left, ...setLines(`${ferry} ${river}`, { x: 306, y: 640, width: 228 })]] })
    expect(said.at(-1)?.[1]?.endsWith(` ${ferry} ${river}`)).toBe(true)
  })

  it('leaves out its number, also where the page ends far above its edge', async () => {
    const page = (number: number, words: string): Placed[] => [...text(words, 740), line(`${number}`, 300, 180)]
    const { said, dropped } = await read({ pages: [[title, ...text(river, 690), line('1', 300, 180)], page(2, winter), page(3, ferry)] })
    expect(said.map(([, words]) => words)).toEqual([river, winter, ferry])
    expect(dropped.filter(({ why }) => why === 'page number')).toHaveLength(3)
  })

  it('leaves out numbers of lines that stand close to them', async () => {
    const lines = text(`${river} ${winter} ${ferry}`, 640, { size: 12, lead: 2 })
    const { said, dropped } = await read({ pages: [[title, ...lines.flatMap((one, index) => [one, line(`${index + 1}`.padStart(2, '0'), 57, one.y, 6)])]] })
    expect(said).toEqual([['paragraph', `${river} ${winter} ${ferry}`]])
    expect(dropped.filter(({ why }) => why === 'line number')).toHaveLength(lines.length)
  })

  it('keeps what stands in its margin out of its lines', async () => {
    const lines = text(`${river} ${winter} ${ferry} ${river} ${winter}`, 640, { width: 300 })
    const { said } = await read({ pages: [[title, ...lines, line('Upkeep as', 420, 604, 8), line('a debt', 420, 594, 8)]] })
    expect(said).toEqual([['paragraph', `${river} ${winter} ${ferry} ${river} ${winter}`], ['paragraph', 'Upkeep as a debt']])
  })

  it('has a list where its bullets are drawn', async () => {
    const items = ['the rope, which is whole, and the boats that were moved in the night', 'the lamps, of which three are lit and one is not, as the council wrote']
    const { said } = await read({ pages: [[title, ...text(river, 640), line(items[0] ?? '', 110, 580), line(items[1] ?? '', 110, 560), ...text(winter, 520)]], dots: [580, 560].map((y) => ({ page: 0, x: 98, y: y + 2, size: 4 })) })
    expect(said.map(([type]) => type)).toEqual(['paragraph', 'listItem', 'listItem', 'paragraph'])
    expect(said.slice(1, 3).map(([, words]) => words)).toEqual(items)
  })

  it('has a list where its font does not name its bullets', async () => {
    const { said } = await read({ pages: [[title, ...text(`${river} ${winter}`, 640), ...[580, 560].flatMap((y): Placed[] => [{ ...line('q', 92, y), font: 'unmapped' }, line(`an item of ${y} words that stand beside it`, 104, y)]), ...text(winter, 520)]] })
    expect(said.map(([type]) => type)).toEqual(['paragraph', 'listItem', 'listItem', 'paragraph'])
  })

  it('has accents on the letters that they were printed over', async () => {
    const { said } = await read({ pages: [[title, ...text(river, 640), line('So Tom\u00b4as Ibarra wrote, and \u00a8uber that nobody', 72, 580), line('\u00b4', 74.5, 570.5), { ...line('Elise Dufour wrote more, and Gu\u00b4', 72, 568), font: 'half' }, line('e said nothing.', 232, 568)]] })
    expect(said.map(([, words]) => words).join(' ')).toMatch(/So Tom\u00e1s Ibarra wrote, and \u00fcber that nobody \u00c9lise Dufour wrote more, and Gu\u00e9 said nothing\./)
  })

  it('has a blank before a bracket that opens among words from the right', async () => {
    const seen = (words: string, x: number): Placed => ({ ...line([...words].reverse().join(''), x, 700), font: 'half' })
    const { said } = await read({ pages: [[seen('\u05d4\u05d7\u05d1\u05dc \u05e9\u05dc\u05dd', 300), seen(')', 292), seen('\u05d5\u05d6\u05d4 \u05dc\u05d0 \u05d4\u05d9\u05d4', 242), seen('(', 237)]] })
    expect(said.map(([, words]) => words)).toEqual(['\u05d4\u05d7\u05d1\u05dc \u05e9\u05dc\u05dd (\u05d5\u05d6\u05d4 \u05dc\u05d0 \u05d4\u05d9\u05d4)'])
  })

  it('goes on with the paragraph of the one before, whatever it ends with, where paragraphs begin set in', async () => {
    const set = (words: string, y: number) => text(words, y, { indent: 14 })
    const page = (from: Placed[]): Placed[] => [...from, ...set(winter, 600), ...set(ferry, 560), ...set(river, 520)]
    const { said } = await read({ pages: [page([title, ...set(river, 680), ...set(ferry, 640)]), page([...text(winter, 740), ...set(river, 680), ...set(ferry, 640)])] })
    expect(said.map(([, words]) => words)).toContain(`${river} ${winter}`)
  })

  it('goes on with a paragraph below a table', async () => {
    const rows = [['Decade', 'Crossings', 'Tolls'], ['1801', '4120', '31'], ['1811', '3877', '29'], ['1821', '5004', '44']].flatMap((cells, index) => cells.map((cell, column) => line(cell, 120 + column * 90, 700 - index * 14)))
    const { said } = await read({ pages: [[title, ...text(`${winter} ${river} They were counted by the`, 640)], [line('Table 1: Tolls by decade', 120, 720), ...rows, ...text('council itself, which is what the book says of it.', 620)]] })
    expect(said.map(([type]) => type)).toEqual(['paragraph', 'caption', 'table'])
    expect(said[0]?.[1]).toMatch(/by the council itself/)
  })

  it('that an archive put before an article is left out, and says where it was published', async () => {
    const cover = ['Author(s): Ada Quill', 'Source: Journal of Invented Rivers, Vol. 12, No. 3 (2031), pp. 1-20', 'Stable URL: https://stacks.example/4172211', 'Accessed: 22-11-2031', 'Your use of it is subject to its Terms & Conditions.'].map((words, index) => line(words, 72, 640 - index * 40, 9))
    const { title: found, said, dropped } = await read({ pages: [[{ ...title, size: 14 }, ...cover], [title, ...text(river, 640), ...text(winter, 560)], text(ferry, 740)] })
    expect(found).toBe('Who keeps the ferry')
    expect(said.map(([, words]) => words)).toEqual([river, winter, ferry])
    expect(dropped.filter(({ why }) => why === 'publication data').length).toBeGreaterThanOrEqual(6)
  })
})
