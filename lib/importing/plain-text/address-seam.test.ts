import { describe, expect, it } from 'vitest'
import { makeSeams } from './wrap.ts'

const join = (before: string, after: string, elsewhere = '') => {
  const seam = makeSeams(`${before}\n${after}\n${elsewhere}`)(before, after)
  return seam.before + seam.glue + after
}

describe('an address at the end of a line', () => {
  it.each([
    ['at https://example.org/arti', 'cles/2020/wells.html and', 'at https://example.org/articles/2020/wells.html and'],
    ['at https://example.org/the-dry-', 'wells in 1911', 'at https://example.org/the-dry-wells in 1911'],
    ['<https://example.org/a/very/long', 'path>, 12', '<https://example.org/a/very/longpath>, 12'],
    ['at https://example.org/a?b=', 'c.', 'at https://example.org/a?b=c.'],
    ['at https://example.org/10.1000/x12', '3-456.', 'at https://example.org/10.1000/x123-456.'],
    ['at www.example.', 'org/wells', 'at www.example.org/wells'],
  ])('%j and %j are one', (before, after, whole) => {
    expect(join(before, after)).toBe(whole)
  })

  it('takes the rest of a word that the text has whole', () => {
    expect(join('at https://example.org/rainf', 'all.', 'The rainfall of that year')).toBe('at https://example.org/rainfall.')
  })

  it.each([
    ['at https://example.org/wells', 'and the river'],
    ['at https://example.org/', 'However, the river'],
    ['at https://example.org.', 'However. And'],
    ['at https://example.org/wells', '(accessed 3 May 2020)'],
    ['at https://example.org/wells', '2014/15, 12'],
    ['at https://example.org/a', 'https://example.org/b'],
    ['<https://example.org/wells>', 'and others'],
  ])('%j and %j stay two', (before, after) => {
    expect(join(before, after)).toBe(`${before} ${after}`)
  })
})
