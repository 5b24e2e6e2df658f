import { describe, expect, test } from 'vitest'
import { halve, heightsOf } from './silhouette.ts'

describe('heightsOf', () => {
  test('is flat where nobody has written', () => {
    expect(heightsOf([0, 0, 0])).toEqual([0, 0, 0])
  })

  test('draws one note as a low hill around its place', () => {
    const heights = heightsOf([0, 0, 0, 1, 0, 0, 0])
    expect(Math.max(...heights)).toBeCloseTo(1 / 2)
    expect(heights.indexOf(Math.max(...heights))).toBe(3)
    expect(heights[0]).toBe(0)
  })

  test('gives the densest place the full height', () => {
    const heights = heightsOf([0, 8, 9, 8, 0, 1, 0])
    expect(heights[2]).toBe(1)
    expect(heights[5]).toBeLessThan(0.2)
    expect(heights.every((height) => height >= 0 && height <= 1)).toBe(true)
  })
})

describe('halve', () => {
  test('loses no note, also with an odd number of slots', () => {
    expect(halve({ counts: [1, 2, 0, 4, 5], mine: [0, 1, 0, 0, 1] })).toEqual({ counts: [3, 4, 5], mine: [1, 0, 1] })
  })
})
