import { describe, expect, it } from 'vitest'
import { findLines } from './lines.ts'
import type { Run } from './run.ts'
import { settleSizes } from './settle-sizes.ts'

/** Lines below each other in these sizes, in points. */
const linesOf = (sizes: number[]) => findLines({
  number: 1, width: 600, height: 800, across: [],
  runs: sizes.map((size, index): Run => ({ text: 'as many words as lines have', x: 72, y: 60 + index * 14, width: 300, size, ascent: 0.8, bold: false, italic: false, rtl: false, spaced: false, links: [] })),
})

const sizesOf = (sizes: number[]) => settleSizes([linesOf(sizes)])[0]?.map(({ size }) => size) ?? []

describe('settleSizes', () => {
  it('gives the lines of a scan the sizes that they were printed in', () => {
    const text = Array.from({ length: 20 }, (_, index) => 10 * (1 + (((index * 7) % 9) - 4) / 70))
    const notes = Array.from({ length: 8 }, (_, index) => 8 * (1 + (((index * 5) % 7) - 3) / 80))
    const settled = sizesOf([14.2, ...text, ...notes])
    expect(new Set(settled.slice(1, 21)).size).toBe(1)
    expect(new Set(settled.slice(21)).size).toBe(1)
    expect(settled[0]).toBeGreaterThan(14)
    expect(settled.at(-1)).toBeLessThan((settled[1] ?? 0) * 0.9)
  })

  it('leaves the sizes of other documents as they are, however near', () => {
    const sizes = [...Array.from({ length: 15 }, () => 10), ...Array.from({ length: 5 }, () => 9.6), 10.5]
    expect(sizesOf(sizes)).toEqual(sizes)
  })
})
