import { expect, test } from 'vitest'
import { Pace } from './pace.ts'

const after = (gaps: number[]) => {
  const pace = new Pace()
  let now = 0
  for (const gap of gaps) pace.arrive((now += gap))
  return pace
}

test('does not hold back what one person writes now and then', () => {
  expect(after([0]).wait).toBe(0)
  expect(after(Array.from({ length: 50 }, () => 500)).wait).toBe(0)
})

test('does not hold back three notes that come together in a quiet room', () => {
  expect(after([5000, 3, 3, 3]).wait).toBe(0)
})

test('gathers in a room in which thirty people write', () => {
  expect(after(Array.from({ length: 60 }, () => 16)).wait).toBe(36)
})

test('is quiet again soon after the last of many', () => {
  expect(after([...Array.from({ length: 60 }, () => 16), 2000, 2000]).wait).toBe(0)
})
