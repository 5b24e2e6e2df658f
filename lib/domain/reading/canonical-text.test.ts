import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { canonicalText, canonicalWithOffsets } from './canonical-text.ts'
import { isRangeEdge } from './text-edge.ts'

describe('canonicalText', () => {
  it.each([
    ['composes characters', 'e\u0301', 'é'],
    ['takes every line break for one kind', 'a\r\nb\rc\u2028d\u0085e', 'a\nb\nc\nd\ne'],
    ['takes a no-break space for a space', 'p.\u00a012', 'p. 12'],
    ['replaces half a surrogate pair', 'a\ud83db\ude00', 'a\ufffdb\ufffd'],
    ['keeps a whole surrogate pair', 'a😀b', 'a😀b'],
    ['drops control characters, soft hyphens and byte-order marks', '\ufeffa\0b\u00adc\u0007', 'abc'],
    ['drops what reorders the text that is shown', 'a\u202eb\u2066c', 'abc'],
    ['keeps marks and joiners that scripts need', '\u05d0\u200f\u0645\u200c\u0627', '\u05d0\u200f\u0645\u200c\u0627'],
  ])('%s', (_, from, to) => {
    expect(canonicalText(from)).toBe(to)
  })

  it('leaves canonical text as it is', () => {
    fc.assert(fc.property(fc.string({ unit: 'binary' }), (text) => {
      expect(canonicalText(canonicalText(text))).toBe(canonicalText(text))
    }))
  })
})

describe('canonicalWithOffsets', () => {
  it('moves an offset along with the words after it', () => {
    const { text, move } = canonicalWithOffsets('cafe\u0301\u00ad noir', [5, 7, 11])
    expect(text).toBe('café noir')
    expect([5, 7, 11].map(move)).toEqual([4, 5, 9])
  })

  it('keeps offsets in order, in the text, and out of surrogate pairs', () => {
    const units = fc.string({ unit: fc.constantFrom('e', '\u0301', '\u1112', '\u1161', '\u11ab', '\ud83d', '\ude00', '\r', '\n', '\0') })
    fc.assert(fc.property(units, fc.array(fc.nat(10)), (from, any) => {
      const offsets = any.map((offset) => Math.min(offset, from.length)).sort((a, b) => a - b)
      const { text, move } = canonicalWithOffsets(from, offsets)
      const moved = offsets.map(move)
      expect(moved).toEqual([...moved].sort((a, b) => a - b))
      expect(moved.every((offset) => isRangeEdge(text, offset))).toBe(true)
    }))
  })
})
