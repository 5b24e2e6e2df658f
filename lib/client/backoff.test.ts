import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { backoff } from './backoff.ts'

describe('backoff', () => {
  it('doubles with every failure up to a bound', () => {
    expect([0, 1, 2, 3].map((failures) => backoff(failures, true, 1))).toEqual([500, 1000, 2000, 4000])
    expect(backoff(50, true, 1)).toBe(20_000)
  })

  it('spreads those who failed together over half of the time', () => {
    fc.assert(fc.property(fc.nat(40), fc.double({ min: 0, max: 1, noNaN: true }), (failures, random) => {
      const [least, most] = [backoff(failures, true, 0), backoff(failures, true, 1)]
      expect(least).toBe(most / 2)
      expect(backoff(failures, true, random)).toBeGreaterThanOrEqual(least)
      expect(backoff(failures, true, random)).toBeLessThanOrEqual(most)
    }))
  })

  it('looks only now and then where the page knows of no network', () => {
    expect(backoff(0, false, 1)).toBe(60_000)
  })
})
