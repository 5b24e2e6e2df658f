import { describe, expect, it } from 'vitest'
import { initialsOf, tintOf } from './person.ts'

describe('initialsOf', () => {
  it.each([
    ['Amara Nwosu', 'AN'], ['Leïla Benhaddou', 'LB'], ['Anne-Marie van der Berg', 'AB'], ['plato', 'P'], ['  Ó  Briain ', 'ÓB'], ['𐐀mara 李', '𐐀李'], ['!!', '?'], ['(Max) Weber', 'MW'],
  ])('makes of %j: %s', (name, initials) => {
    expect(initialsOf(name)).toBe(initials)
  })
})

describe('tintOf', () => {
  it('gives everyone one of six, always the same', () => {
    const tints = Array.from({ length: 200 }, (_, i) => tintOf(`person-${i}`))
    expect(new Set(tints)).toEqual(new Set([1, 2, 3, 4, 5, 6]))
    expect(tintOf('person-7')).toBe(tints[7])
  })
})
