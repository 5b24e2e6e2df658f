import { describe, expect, it } from 'vitest'
import { type Annotation, type EntryValue, maxFollows } from './entry.ts'
import { findLost, stampOf, withFollows } from './revision.ts'

const at = (minute: number) => `2026-11-22T10:${String(minute).padStart(2, '0')}:00Z`
const first: Annotation = {
  v: 1, kind: 'annotation', motivation: 'commenting', mark: 'claim', body: 'one', written: at(0),
  target: { version: 'v1', selector: [{ type: 'TextPositionSelector', start: 0, end: 4 }, { type: 'TextQuoteSelector', exact: 'More', prefix: '', suffix: '' }] },
}
const edit = (minute: number, follows?: number[]): EntryValue => ({ ...first, body: `edited ${minute}`, edited: at(minute), ...(follows && { follows: follows.map(at) }) })
const withdrawn: EntryValue = { v: 1, kind: 'withdrawal', target: first.target, written: at(0), withdrawn: at(30) }
const lost = (values: (EntryValue | null)[], current = values.at(-1) ?? undefined) => findLost(values.map((value) => ({ value })), current).map(({ value }) => value && stampOf(value))

describe('what was lost of an entry', () => {
  it('is nothing where each value follows the one before', () => {
    expect(lost([first, edit(1, [0]), edit(2, [1])])).toEqual([])
  })

  it('is what a second device overwrote without having seen it', () => {
    expect(lost([first, edit(1, [0]), edit(2, [0])])).toEqual([at(1)])
  })

  it('is what arrived later and still did not win', () => {
    expect(lost([first, edit(1, [0]), edit(2, [0])], edit(1, [0]))).toEqual([at(2)])
  })

  it('is the last value of a device that wrote on without seeing the other', () => {
    expect(lost([first, edit(1, [0]), edit(2, [0]), edit(3, [2])], edit(1, [0]))).toEqual([at(3)])
  })

  it('is nothing any more once its author has seen both and written on', () => {
    expect(lost([first, edit(1, [0]), edit(2, [0]), edit(3, [1, 2])])).toEqual([])
  })

  it('is nothing of writers that do not say what they follow, as long as the later one counts', () => {
    expect(lost([first, edit(1), edit(2)])).toEqual([])
    expect(lost([first, edit(1), edit(2)], edit(1))).toEqual([at(2)])
  })

  it('is told once, however often it arrived', () => {
    expect(lost([first, edit(1, [0]), edit(1, [0]), edit(2, [0])])).toEqual([at(1)])
  })

  it('has no words that were taken back', () => {
    expect(lost([null, null, withdrawn])).toEqual([])
    expect(lost([null, withdrawn, edit(40, [0])])).toEqual([at(30)])
  })
})

describe('a new value', () => {
  it('says what it follows, and no longer what the value before it followed', () => {
    expect(withFollows(edit(5, [1]), [at(4)])).toEqual(edit(5, [4]))
    expect(withFollows(edit(5, [1]), [])).toEqual(edit(5))
    expect(withFollows(withdrawn, [at(4)])).toEqual(withdrawn)
  })

  it('names the first and the last of very many', () => {
    const follows = (withFollows(edit(59), Array.from({ length: 30 }, (_, i) => at(i))) as Annotation).follows
    expect([follows?.length, follows?.[0], follows?.at(-1)]).toEqual([maxFollows, at(0), at(29)])
  })
})
