import { expect, test } from 'vitest'
import { cn } from './class-names.ts'

test('keeps a size and a colour side by side, though both begin with "text-"', () => {
  expect(cn('text-body text-ink-2')).toBe('text-body text-ink-2')
})

test('lets the later of two sizes, paddings or shadows stay', () => {
  expect(cn('text-body px-3 shadow-card', 'text-micro px-0 shadow-pop')).toBe('text-micro px-0 shadow-pop')
})

test('leaves out what is false or undefined', () => {
  const on: boolean = false
  expect(cn('a', on && 'b', undefined)).toBe('a')
})
