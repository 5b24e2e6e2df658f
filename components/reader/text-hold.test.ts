import { expect, it } from 'vitest'
import { findHeldText, holdText, releaseText } from '@/components/reader/text-hold.ts'

it('keeps the texts of two requests apart and forgets each when its request ends', () => {
  const one = holdText('<p>one</p>')
  const two = holdText('<p>two</p>')
  expect([findHeldText(one), findHeldText(two)]).toEqual(['<p>one</p>', '<p>two</p>'])
  releaseText(one)
  expect([findHeldText(one), findHeldText(two)]).toEqual([null, '<p>two</p>'])
  releaseText(two)
})
