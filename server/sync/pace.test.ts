import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

const after = (gaps: number[]) => {
  const pace = new Pace()
  let now = 0
  for (const gap of gaps) pace.arrive((now += gap))
  return pace
}

test('does not hold back what one person writes now and then', () => {
  expect(after([0]).wait(0)).toBe(0)
  expect(after(Array.from({ length: 50 }, () => 500)).wait(0)).toBe(0)
})

test('does not hold back three notes that come together in a quiet room', () => {
  expect(after([5000, 3, 3, 3]).wait(0)).toBe(0)
})

test('gathers in a room in which thirty people write', () => {
  expect(after(Array.from({ length: 60 }, () => 16)).wait(0)).toBe(36)
})

test('waits for a second note, and no longer when the third comes', () => {
  const busy = after(Array.from({ length: 60 }, () => 16))
  expect([busy.wait(16), busy.wait(32)]).toEqual([20, 0])
})

test('is quiet again soon after the last of many', () => {
  expect(after([...Array.from({ length: 60 }, () => 16), 2000, 2000]).wait(0)).toBe(0)
})
