import { describe, expect, it } from 'vitest'
import { findPlace, keepPlace, sayPlace } from '@/components/reader/kept-place.ts'
import { translate } from '@/lib/testing/in-english.tsx'

const text = 'First paragraph, which is short.\nSecond paragraph 😀, where one was when the bell rang and one had to go.'

describe('a kept place', () => {
  it('is found again, in a later version too', () => {
    const kept = keepPlace(text, 33)
    expect(findPlace(text, kept)?.start).toBe(33)
    expect(findPlace(`A preface.\n${text}`, kept)?.start).toBe(44)
  })

  it('is nothing where nothing was kept or the words are gone', () => {
    expect(findPlace(text, null)).toBeNull()
    expect(findPlace(text, '')).toBeNull()
    expect(findPlace('Another text.', keepPlace(text, 33))).toBeNull()
    expect(keepPlace(text, text.length)).toBe('')
  })

  it('is said by the number of its paragraph', () => {
    expect(sayPlace(translate('reader'), '8')).toBe('You were at paragraph 8')
    expect(sayPlace(translate('reader'), null)).toBe('You were further on')
  })
})
