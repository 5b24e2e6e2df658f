import fc from 'fast-check'
import { expect, it } from 'vitest'
import { difference } from '@/components/margin/difference.ts'

it('says of two lists what lies between what they have in common', () => {
  expect(difference([1, 2, 3, 4], [1, 2, 9, 3, 4])).toEqual({ gone: [], come: [9] })
  expect(difference([1, 2, 3], [1, 5, 3])).toEqual({ gone: [2], come: [5] })
  expect(difference([1, 1], [1, 1, 1])).toEqual({ gone: [], come: [1] })
  expect(difference([1, 2], [1, 2])).toEqual({ gone: [], come: [] })
})

it('leads from the one list to the other, whatever they are', () => {
  fc.assert(fc.property(fc.array(fc.nat(3)), fc.array(fc.nat(3)), (before, now) => {
    const { gone, come } = difference(before, now)
    const from = before.findIndex((one, at) => one !== now[at])
    const start = from < 0 ? Math.min(before.length, now.length) : from
    expect([...before.slice(0, start), ...come, ...before.slice(start + gone.length)]).toEqual(now)
  }))
})
