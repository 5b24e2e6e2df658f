import fc from 'fast-check'
import { expect, it } from 'vitest'
import type { PaintedMark } from './mark-buckets.ts'
import { nameOf, piecesOf } from './mark-pieces.ts'

const whole = { start: 10, end: 60 }
const someMark = fc.record({ start: fc.nat(70), length: fc.integer({ min: 1, max: 30 }), kind: fc.constantFrom('claim' as const, 'doubt' as const), mine: fc.boolean() })
  .map(({ start, length, kind, mine }): PaintedMark => ({ key: '', start, end: start + length, kind, mine }))

it('covers in each style just what its marks cover, in pieces that neither overlap nor touch', () => {
  fc.assert(fc.property(fc.array(someMark), (marks) => {
    const pieces = piecesOf(marks, whole)
    for (const name of new Set(marks.map(nameOf))) {
      const mine = pieces.filter((piece) => piece.name === name)
      for (let at = 0; at < 80; at++) {
        const isMarked = at >= whole.start && at < whole.end && marks.some((mark) => nameOf(mark) === name && mark.start <= at && at < mark.end)
        expect(mine.filter(({ start, end }) => start <= at && at < end)).toHaveLength(isMarked ? 1 : 0)
      }
      mine.forEach(({ end }, at) => expect(mine[at + 1]?.start ?? Infinity).toBeGreaterThan(end))
    }
  }))
})
