import { describe, expect, it } from 'vitest'
import { buildSilhouette, heightOf, placeAt } from '@/components/reader/silhouette.ts'

const blocks = [{ start: 0, end: 10, top: 0, height: 100 }, { start: 11, end: 31, top: 120, height: 200 }]
const note = (at: number, fresh = false) => ({ at, fresh, mine: false })
const sections = [{ label: 'One', start: 0, top: 0 }, { label: 'Two', start: 50, top: 500 }]

describe('placeAt', () => {
  it('leads back to where heightOf led', () => {
    for (const offset of [0, 3, 9, 11, 20, 30]) expect(placeAt(blocks, heightOf(blocks, offset) + 0.01)).toBeGreaterThanOrEqual(offset - 1)
    expect(placeAt(blocks, 0)).toBe(0)
    expect(placeAt(blocks, 9999)).toBe(30)
    expect(placeAt([], 5)).toBe(0)
  })
})

describe('heightOf', () => {
  it('finds the block and the share of it', () => {
    expect(heightOf(blocks, 5)).toBe(50)
    expect(heightOf(blocks, 21)).toBe(220)
    expect(heightOf(blocks, 10)).toBe(100)
    expect(heightOf(blocks, 900)).toBe(320)
    expect(heightOf([], 3)).toBe(0)
  })
})

describe('buildSilhouette', () => {
  it('covers the whole height with its sections and bars', () => {
    const found = buildSilhouette(sections, [], 1000, { bars: 100, least: 0 })
    expect(found.map(({ from, to, bars }) => [from, to, bars.length])).toEqual([[0, 0.5, 50], [0.5, 1, 50]])
  })

  it('counts notes where they stand and is thickest there', () => {
    const [one, two] = buildSilhouette(sections, [note(100), note(104), note(900, true)], 1000, { bars: 100, least: 0 })
    expect([one?.notes, two?.notes, two?.fresh]).toEqual([2, 1, 1])
    const densities = one?.bars.map((bar) => bar.density) ?? []
    expect(densities.indexOf(Math.max(...densities))).toBe(10)
    expect(two?.bars.findIndex((bar) => bar.fresh)).toBe(40)
  })

  it('never exceeds the full width and keeps a lone note small', () => {
    const many = buildSilhouette(sections, Array.from({ length: 50 }, () => note(300)), 1000, { bars: 100, least: 0 })
    expect(Math.max(...many.flatMap((section) => section.bars.map((bar) => bar.density)))).toBe(1)
    const lone = buildSilhouette(sections, [note(300)], 1000, { bars: 100, least: 0 })
    expect(Math.max(...lone.flatMap((section) => section.bars.map((bar) => bar.density)))).toBeLessThan(0.5)
  })

  it('joins a section that is too low for a finger to the one before', () => {
    const low = [...sections, { label: 'Sliver', start: 98, top: 990 }]
    const found = buildSilhouette(low, [note(995)], 1000, { bars: 100, least: 0.03 })
    expect(found.map(({ label, notes }) => [label, notes])).toEqual([['One', 0], ['Two', 1]])
  })
})
