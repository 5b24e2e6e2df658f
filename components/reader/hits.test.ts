import { describe, expect, it } from 'vitest'
import { findFrom, hitsWithin, sayHits } from '@/components/reader/hits.ts'
import { translate } from '@/lib/testing/in-english.tsx'

const t = translate('reader')
const hits = [{ start: 10, end: 15 }, { start: 20, end: 40 }, { start: 50, end: 55 }]

describe('findFrom', () => {
  it('gives the first find from where one reads, and begins again at the end', () => {
    expect(findFrom(hits, 0)).toBe(0)
    expect(findFrom(hits, 20)).toBe(1)
    expect(findFrom(hits, 21)).toBe(2)
    expect(findFrom(hits, 51)).toBe(0)
    expect(findFrom([], 5)).toBe(-1)
  })
})

describe('hitsWithin', () => {
  it('gives the finds that reach into a stretch of the text', () => {
    expect(hitsWithin(hits, 0, 100)).toEqual(hits)
    expect(hitsWithin(hits, 30, 50)).toEqual([hits[1]])
    expect(hitsWithin(hits, 40, 50)).toEqual([])
    expect(hitsWithin(hits, 15, 21)).toEqual([hits[1]])
  })
})

describe('sayHits', () => {
  it('counts, says when there is nothing, and is silent before a word is asked for', () => {
    expect(sayHits(t, 12, 2, 'war')).toBe('3 of 12')
    expect(sayHits(t, 0, -1, 'war')).toBe('Not in this text')
    expect(sayHits(t, 0, -1, ' ')).toBe('')
  })
})
