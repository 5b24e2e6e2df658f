import fc from 'fast-check'
import { describe, expect, it, test } from 'vitest'
import { AppError } from '@/lib/domain/error.ts'
import type { ImportedReading } from './block.ts'
import { checkVersion } from './check-version.ts'
import { applyCorrections, correct } from './correct.ts'
import { correction, type Correction } from './correction.ts'
import { type Draft, fromDraft, inReadingOrder, isLive, toDraft } from './draft.ts'
import { joinBlocks } from './join-blocks.ts'

/** A page of a journal as an importer gives it: two halves of a paragraph, a quotation, notes, pages and where words stand. */
function article(): ImportedReading {
  const { text, blocks } = joinBlocks([
    { type: 'heading', level: 2, text: 'On Wells', marks: [], refs: [] },
    { type: 'paragraph', text: 'The well was dry, and no-', marks: [{ kind: 'emphasis', start: 4, end: 8 }], refs: [{ label: '1', offset: 16 }] },
    { type: 'paragraph', text: 'body had said so. Who knew?', marks: [{ kind: 'strong', start: 18, end: 21 }], refs: [{ label: '2', offset: 27 }] },
    { type: 'table', text: 'Year\tDepth\n1901\t12', marks: [{ kind: 'strong', start: 0, end: 4 }], refs: [] },
    { type: 'note', label: '1', text: 'See the register.', marks: [], refs: [] },
    { type: 'note', label: '2', text: 'Nobody did.', marks: [], refs: [] },
  ])
  return {
    title: 'On Wells', authors: [{ name: 'Helena Brandt' }], keywords: [], language: 'en', text, blocks, warnings: [],
    dropped: [{ why: 'running head', text: 'WELLS AND WORDS' }],
    doubts: [{ start: 9, end: 17, why: 'It may be a heading.' }],
    pages: [{ label: '11', start: 0 }, { label: '12', start: 35 }],
    pageRuns: [
      { width: 400, height: 600, runs: [[0, 8, 10, 10, 80, 12], [9, 25, 10, 30, 250, 10]] },
      { width: 400, height: 600, runs: [[35, 27, 10, 10, 270, 10]] },
    ],
  }
}

const textOf = ({ text, blocks }: ImportedReading, index: number) => text.slice(blocks[index]?.start, blocks[index]?.end)
const after = (...corrections: Correction[]) => applyCorrections(article(), corrections)

describe('an import with corrections', () => {
  it('is what it was where nothing is corrected, taken apart and put together', () => {
    expect(fromDraft(toDraft(article()))).toEqual(article())
  })

  it('has one paragraph of two halves, the hyphen gone, with the marks, markers and places of both', () => {
    const joined = after({ kind: 'join', piece: 1, with: 2, by: 'hyphen' })
    expect(textOf(joined, 1)).toBe('The well was dry, and nobody had said so. Who knew?')
    const block = joined.blocks[1]!
    expect(block.marks.map(({ kind, start, end }) => [kind, joined.text.slice(start, end)])).toEqual([['emphasis', 'well'], ['strong', 'Who']])
    expect(block.refs.map(({ label, offset }) => [label, joined.text.slice(0, offset).slice(-3)])).toEqual([['1', 'dry'], ['2', 'ew?']])
    expect(joined.pageRuns?.[1]?.runs).toEqual([[33, 27, 10, 10, 270, 10]])
    expect(joined.pages).toEqual([{ label: '11', start: 0 }, { label: '12', start: 33 }])
  })

  it('splits a paragraph at the caret, each half with its own', () => {
    const split = after({ kind: 'split', piece: 2, at: 17 })
    expect([textOf(split, 2), textOf(split, 3)]).toEqual(['body had said so.', 'Who knew?'])
    expect(split.blocks[3]).toMatchObject({ type: 'paragraph', refs: [{ label: '2' }] })
    expect(split.text.slice(split.blocks[3]!.marks[0]!.start, split.blocks[3]!.marks[0]!.end)).toBe('Who')
    // The line of the page is shared out by its letters.
    expect(split.pageRuns?.[1]?.runs).toEqual([[35, 17, 10, 10, 170, 10], [53, 9, 190, 10, 90, 10]])
  })

  it('keeps marks and markers where a typo between them is mended', () => {
    const mended = after({ kind: 'words', piece: 1, edits: [{ start: 9, end: 12, text: 'had been' }] })
    expect(textOf(mended, 1)).toBe('The well had been dry, and no-')
    const block = mended.blocks[1]!
    expect(mended.text.slice(block.marks[0]!.start, block.marks[0]!.end)).toBe('well')
    expect(mended.text.slice(block.start, block.refs[0]!.offset)).toBe('The well had been dry')
  })

  it('leaves out a block in its place, with the doubt about it, and brings it back whole', () => {
    const dropped = correct(toDraft(article()), { kind: 'drop', piece: 1 })
    const without = fromDraft(dropped)
    expect(textOf(without, 1)).toMatch(/^body/)
    expect(without.doubts).toBeUndefined()
    expect(without.pages).toEqual([{ label: '11', start: 0 }, { label: '12', start: 9 }])
    expect(fromDraft(correct(dropped, { kind: 'restore', piece: 1 }))).toEqual(article())
  })

  it('leaves out a note with its marker, which comes back with it', () => {
    const dropped = correct(toDraft(article()), { kind: 'drop', piece: 4 })
    expect(fromDraft(dropped).blocks.flatMap(({ refs }) => refs.map(({ label }) => label))).toEqual(['2'])
    expect(fromDraft(correct(dropped, { kind: 'restore', piece: 4 }))).toEqual(article())
  })

  it('puts back what the importer left out, where it is wanted', () => {
    const back = after({ kind: 'putBack', leftOut: 0, before: 1 }, { kind: 'type', piece: 6, type: 'heading', level: 3 })
    expect(back.blocks[1]).toMatchObject({ type: 'heading', level: 3 })
    expect(textOf(back, 1)).toBe('WELLS AND WORDS')
    expect(back.dropped).toEqual([])
  })

  it('points a marker to another note, ties words to a note, and takes a marker away', () => {
    const pointed = after({ kind: 'point', piece: 1, ref: 0, label: '2' }, { kind: 'untie', piece: 2, ref: 0 }, { kind: 'tie', piece: 2, start: 17, end: 26, label: '1' })
    expect(pointed.blocks[1]!.refs.map(({ label }) => label)).toEqual(['2'])
    expect(pointed.blocks[2]!.refs.map(({ label }) => label)).toEqual(['1'])
    expect(textOf(pointed, 2)).toBe('body had said so.?')
  })

  it('makes a note of a paragraph, which then stands among the notes', () => {
    const noted = after({ kind: 'type', piece: 2, type: 'note', label: '3' }, { kind: 'tie', piece: 1, start: 3, end: 3, label: '3' })
    expect(noted.blocks.map(({ type, label }) => (type === 'note' ? label : type))).toEqual(['heading', 'paragraph', 'table', '3', '1', '2'])
  })

  it('splits a note that holds two', () => {
    const merged = correct(toDraft(article()), { kind: 'words', piece: 5, edits: [{ start: 11, end: 11, text: ' 3. So they say.' }] })
    const split = fromDraft(correct(merged, { kind: 'split', piece: 5, at: 11 }))
    expect(split.blocks.at(-1)).toMatchObject({ type: 'note', label: '3' })
    expect(textOf(split, 6)).toBe('So they say.')
  })

  it('takes what is said of the work, and what is emptied away', () => {
    const about = after({ kind: 'about', set: { title: 'Of Wells', doi: '10.1000/182', authors: [{ name: 'Kofi Mensah', affiliation: '' }] } }, { kind: 'about', set: { doi: '' } })
    expect(about).toMatchObject({ title: 'Of Wells', authors: [{ name: 'Kofi Mensah' }] })
    expect(about).not.toHaveProperty('doi')
    expect(about.authors[0]).not.toHaveProperty('affiliation')
  })

  it.each<[string, Correction[], string]>([
    ['a label that another note has', [{ kind: 'type', piece: 2, type: 'note', label: '1' }], 'conflict'],
    ['a piece that is none', [{ kind: 'drop', piece: 99 }], 'invalid'],
    ['a cut through a character', [{ kind: 'words', piece: 0, edits: [{ start: 0, end: 0, text: '😀' }] }, { kind: 'split', piece: 0, at: 1 }], 'invalid'],
    ['a note that is none', [{ kind: 'point', piece: 1, ref: 0, label: '9' }], 'invalid'],
    ['two pieces that are not neighbours', [{ kind: 'join', piece: 0, with: 2, by: 'space' }], 'invalid'],
    ['leaving out everything', [0, 1, 2, 3, 4, 5].map((piece) => ({ kind: 'drop', piece })), 'invalid'],
  ])('refuses %s', (_what, corrections, code) => {
    expect(() => after(...corrections)).toThrow(AppError)
    try { after(...corrections) } catch (error) { expect((error as AppError).code).toBe(code) }
  })
})

const words = fc.array(fc.constantFrom('well', ' ', 'dry', '-', 'é', '\u0301', '😀', '日本', '\t', '\n', '1', '. '), { maxLength: 12 }).map((parts) => parts.join(''))
const small = fc.nat(30)
const arbitrary: fc.Arbitrary<Correction> = fc.oneof(
  fc.record({ kind: fc.constant('type' as const), piece: fc.nat(8), type: fc.constantFrom('heading', 'paragraph', 'blockquote', 'listItem', 'caption', 'pullquote', 'code', 'note'), label: fc.constantFrom('1', '2', '3', '4'), level: fc.integer({ min: 1, max: 6 }) }),
  fc.record({ kind: fc.constant('role' as const), piece: fc.nat(8), role: fc.constantFrom('front', 'body', 'back') }),
  fc.record({ kind: fc.constant('join' as const), piece: fc.nat(8), with: fc.nat(8), by: fc.constantFrom('space', 'nothing', 'hyphen', 'line') }),
  fc.record({ kind: fc.constant('split' as const), piece: fc.nat(8), at: small }),
  fc.record({ kind: fc.constant('words' as const), piece: fc.nat(8), edits: fc.array(fc.tuple(small, small, words), { minLength: 1, maxLength: 3 }).map((edits) => edits.map(([a, b, text]) => ({ start: Math.min(a, b), end: Math.max(a, b), text })).sort((a, b) => a.start - b.start)) }),
  fc.record({ kind: fc.constantFrom('drop' as const, 'restore' as const, 'settle' as const), piece: fc.nat(8) }),
  fc.record({ kind: fc.constant('putBack' as const), leftOut: fc.nat(1), before: fc.option(fc.nat(8)) }),
  fc.record({ kind: fc.constant('move' as const), piece: fc.nat(8), before: fc.option(fc.nat(8)) }),
  fc.record({ kind: fc.constant('point' as const), piece: fc.nat(8), ref: fc.nat(2), label: fc.constantFrom('1', '2', '3') }),
  fc.record({ kind: fc.constant('tie' as const), piece: fc.nat(8), start: small, end: small, label: fc.constantFrom('1', '2', '3') }),
  fc.record({ kind: fc.constant('untie' as const), piece: fc.nat(8), ref: fc.nat(2) }),
)

/** Neighbours, so that joins are found often enough. */
const joins = fc.nat(8).map((at) => (draft: Draft): Correction | null => {
  const order = inReadingOrder(draft.pieces).filter(isLive)
  const [first, second] = [order[at % order.length], order[(at % order.length) + 1]]
  return first && second ? { kind: 'join', piece: first.id, with: second.id, by: 'hyphen' } : null
})

test('whatever is corrected, in whatever order, the result is a version, and nothing lies outside its words', () => {
  const steps = fc.array(fc.oneof({ weight: 4, arbitrary: arbitrary.map((one) => () => one) }, { weight: 1, arbitrary: joins }), { maxLength: 25 })
  let made = 0
  fc.assert(fc.property(steps, (list) => {
    let draft = toDraft(article())
    for (const step of list) {
      const one = step(draft)
      if (one === null) continue
      expect(correction.safeParse(one).success).toBe(true)
      try {
        draft = correct(draft, one)
        made += 1
      } catch (error) {
        expect(error).toBeInstanceOf(AppError)
      }
    }
    const { text, blocks, pages = [], pageRuns = [], doubts = [] } = fromDraft(draft)
    expect(checkVersion(text, blocks)).toEqual([])
    for (const { runs } of pageRuns) for (const [start, length] of runs) expect(start >= 0 && length > 0 && start + length <= text.length).toBe(true)
    for (const { start, end } of doubts) expect(start < end && end <= text.length).toBe(true)
    expect(pages.map(({ start }) => start)).toEqual(pages.map(({ start }) => start).sort((a, b) => a - b))
    expect(pages.every(({ start }) => start <= text.length)).toBe(true)
  }), { numRuns: 600 })
  expect(made).toBeGreaterThan(500)
})
