import { describe, expect, it } from 'vitest'
import { describeRange } from '@/lib/domain/annotation/selector.ts'
import { placeEntries, type EntryToPlace } from './place-entries.ts'

const list = Array.from({ length: 200 }, (_, n) => `Item ${n % 7}: the well, the road, the year.`).join('\n')

function entry(version: string, text: string, start: number, end: number, byHand = false, quoted = text.slice(start, end)): EntryToPlace {
  const target = describeRange(text, version, { start, end })
  if (target === null) throw new Error('That is no range.')
  return { id: `${start}`, ...target.selector[1], exact: quoted, at: { version, start, end }, byHand }
}

describe('placing entries in a new version', () => {
  it('follows a common word in a repetitive text, since both texts are lined up', () => {
    const start = list.indexOf('well', 4300)
    const now = `${'A preface.\n'.repeat(30)}${list}`
    const [placed] = placeEntries({ text: now, versions: { v1: list }, entries: [entry('v1', list, start, start + 4)] })
    expect(placed?.place).toMatchObject({ start: start + now.length - list.length, method: 'exact', score: 1 })
  })

  it('keeps what a person placed at the words where they placed it', () => {
    const text = 'The well was dry. The pump, which was new, had failed. Nobody had said so.'
    const at = text.indexOf('The pump')
    const byHand = entry('v2', text, at, at + 'The pump, which was new'.length, true, 'The old machine')
    const [same] = placeEntries({ text: `Once more: ${text}`, versions: { v2: text }, entries: [byHand] })
    expect(same?.place).toMatchObject({ start: at + 11, method: 'by-hand' })
    const [altered] = placeEntries({ text: text.replace('which was new', 'which was brand new'), versions: { v2: text }, entries: [byHand] })
    expect(altered?.place).toMatchObject({ start: at, method: 'approximate' })
    const [gone] = placeEntries({ text: 'Of other matters altogether, and at length.', versions: { v2: text }, entries: [byHand] })
    expect(gone?.place).toBeNull()
  })

  it('places an entry of which only the quotation is known', () => {
    const text = 'The well was dry. Nobody had said so, or nobody had been heard.'
    const [placed] = placeEntries({ text, versions: {}, entries: [{ id: 'a', exact: 'nobody had been heard', prefix: 'said so, or ', suffix: '.', at: null, byHand: false }] })
    expect(placed?.place).toMatchObject({ start: text.indexOf('nobody had been'), method: 'exact' })
  })
})
