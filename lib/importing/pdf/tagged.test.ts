import { describe, expect, it } from 'vitest'
import { doubtReasons } from '@/lib/domain/reading/doubts.ts'
import { importReading } from '../import-reading.ts'
import type { TagNode } from './testing/tag-tree.ts'
import { setLines, writePdf, type PdfToWrite, type Placed } from './testing/write-pdf.ts'

const river = 'The river rose in the night and the keepers moved the boats to the upper landing, where they stayed until the council had counted them.'
const winter = 'In winter nobody counted. The boats lay under snow, the landing had no light, and what was written about them was written by others.'

const of = (tag: string, placed: Placed[]): Placed[] => placed.map((one) => ({ ...one, tag }))
const paragraph = (tag: string, text: string, y: number) => of(tag, setLines(text, { x: 72, y, width: 460 }))

async function read(pdf: PdfToWrite) {
  const reading = await importReading({ fileName: 'a.pdf', bytes: writePdf(pdf) })
  return { ...reading, said: reading.blocks.map(({ type, start, end }) => [type, reading.text.slice(start, end)]) }
}

const p = (...holds: string[]): TagNode => ({ role: 'P', holds })
const document = (...holds: TagNode[]): TagNode => ({ role: 'Document', holds })

describe('a PDF with a tag tree', () => {
  it('is read in the order of the tree', async () => {
    const pages = [[...paragraph('second', winter, 700), ...paragraph('first', river, 600), ...paragraph('third', river, 500), ...paragraph('fourth', winter, 400)]]
    const tags = document({ role: 'H2', holds: ['head'] }, p('second'), p('third'), p('fourth'), p('first'))
    const { said } = await read({ pages: [[{ text: 'Head', x: 72, y: 740, tag: 'head' }, ...(pages[0] ?? [])]], tags })
    expect(said.map(([, text]) => text?.slice(0, 9))).toEqual(['Head', 'In winter', 'The river', 'In winter', 'The river'])
  })

  it('is read by how it looks where the tree holds half of its words', async () => {
    const { said } = await read({ pages: [[...paragraph('one', river, 700), ...setLines(winter, { x: 72, y: 600, width: 460 })]], tags: document({ role: 'H1', holds: ['one'] }) })
    expect(said).toEqual([['paragraph', river], ['paragraph', winter]])
  })

  it('is read by how it looks where each line is an element', async () => {
    const lines = setLines(`${river} ${winter} ${river}`, { x: 72, y: 700, width: 300 }).map((line, index) => ({ ...line, tag: `l${index}` }))
    const { said } = await read({ pages: [lines], tags: document(...lines.map(({ tag }) => p(tag))) })
    expect(said).toEqual([['paragraph', `${river} ${winter} ${river}`]])
  })

  it('keeps words that no element holds where they stand', async () => {
    const { said } = await read({ pages: [[...paragraph('one', `${river} ${winter} ${river}`, 700), { text: 'Seen by nobody.', x: 72, y: 640 }, ...paragraph('two', `${winter} ${river} ${winter}`, 600)]], tags: document(p('one'), { role: 'BlockQuote', holds: ['two'] }) })
    expect(said.map(([type, text]) => [type, text?.slice(0, 15)])).toEqual([['paragraph', 'The river rose '], ['paragraph', 'Seen by nobody.'], ['blockquote', 'In winter nobod']])
  })

  it('has items whose numbers the tree does not tell from their words', async () => {
    const items = ['the rope, whole', 'the lamps, three']
    const placed = items.flatMap((words, index): Placed[] => [{ text: `${index + 1}.`, x: 84, y: 600 - index * 20, tag: `i${index}` }, { text: words, x: 108, y: 600 - index * 20, tag: `i${index}` }])
    const { said, blocks } = await read({ pages: [[...paragraph('one', `${river} ${winter}`, 700), ...placed]], tags: document(p('one'), { role: 'L', holds: items.map((_, index) => ({ role: 'LI', holds: [{ role: 'LBody', holds: [p(`i${index}`)] }] })) }) })
    expect(said.slice(1)).toEqual(items.map((words) => ['listItem', words]))
    expect(blocks.slice(1).map(({ label }) => label)).toEqual(['1', '2'])
  })

  it('ends on a tree that leads back to itself', async () => {
    const text = new TextDecoder('latin1').decode(writePdf({ pages: [paragraph('one', river, 700)], tags: document(p('one')) }))
    const cyclic = text.replace(/\/K \[20004 0 R\]/, '/K [20003 0 R]').replace('/P 20003 0 R', '/P 20004 0 R')
    expect(cyclic).not.toBe(text)
    const reading = await importReading({ fileName: 'a.pdf', bytes: Uint8Array.from(cyclic, (character) => character.charCodeAt(0)) })
    expect(reading.text).toBe(river)
  })
})

describe('a PDF that may have come out wrong', () => {
  const doubts = async (pdf: PdfToWrite) => {
    const { doubts: found = [], text } = await read(pdf)
    return found.map(({ why, start, end }) => [why, text.slice(start, end)])
  }

  it('has doubts where rows of words stand far beside each other', async () => {
    const rows = ['Whoever crosses here', 'pays what they can to', 'the one who mended it'].flatMap((text, index) => [{ text, x: 72, y: 500 - index * 14 }, { text: `and ${text.toLowerCase()} in spring`, x: 330, y: 500 - index * 14 }])
    expect((await doubts({ pages: [[...setLines(river, { x: 72, y: 700, width: 460 }), ...rows]] })).map(([why]) => why)).toContain(doubtReasons.columns)
  })

  it('has doubts where characters stand for nothing', async () => {
    const found = await doubts({ pages: [[...setLines(`${river} ${winter} ${river}`, { x: 72, y: 700, width: 460 }), { text: 'lost', x: 72, y: 500, font: 'unmapped' }]] })
    expect(found.map(([why]) => why)).toEqual([doubtReasons.garbled])
  })

  it('has doubts about a page whose letters make no words, and a warning', async () => {
    const shift = (text: string) => text.toLowerCase().replace(/[a-z]/g, (letter) => String.fromCharCode(((letter.charCodeAt(0) - 94) % 26) + 97))
    const pages = [`${river} ${winter} ${river} ${winter}`, `${winter} ${river} ${winter}`, shift(`${river} ${winter}`)].map((text) => setLines(text, { x: 72, y: 700, width: 460 }))
    const { doubts: found = [], warnings } = await read({ pages })
    expect(found.some(({ why }) => why === doubtReasons.garbled)).toBe(true)
    expect(warnings).toEqual(['The text of 1 of 3 pages seems to be garbled. Compare it with the pages.'])
  })

  it.each(['Microsoft Word - draft3.doc', 'untitled', 'thesis_v7_print.indd', 'Document1', 'Manuscript-2', 'PII: S0012', 'LibreOffice_export.odt'])('does not take %j for its title', async (Title) => {
    expect((await read({ pages: [setLines(river, { x: 72, y: 700, width: 460 })], info: { Title } })).title).toBe('')
  })
})
