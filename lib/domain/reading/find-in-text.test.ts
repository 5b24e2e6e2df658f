import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { splitsPair } from '@/lib/domain/annotation/selector.ts'
import { findInText } from './find-in-text.ts'

const words = (text: string, query: string) => findInText(text, query).map(({ start, end }) => text.slice(start, end))

describe('findInText', () => {
  it('finds every place, without regard to case and accents', () => {
    expect(findInText('Errand, errand, ERRAND', 'errand')).toEqual([{ start: 0, end: 6 }, { start: 8, end: 14 }, { start: 16, end: 22 }])
    expect(words('Café, cafe\u0301 and CAFE', 'cafe')).toEqual(['Café', 'cafe\u0301', 'CAFE'])
    expect(words('naive', 'naïve')).toEqual(['naive'])
    expect(words('Ὀδυσσεύς', 'οδυσσευσ')).toEqual(['Ὀδυσσεύς'])
    expect(words('בְּרֵאשִׁית', 'בראשית')).toEqual(['בְּרֵאשִׁית'])
  })

  it('maps back exactly where folding changes the length', () => {
    expect(words('Die Straße dort', 'strasse')).toEqual(['Straße'])
    expect(words('Die STRASSE dort', 'straße')).toEqual(['STRASSE'])
    expect(words('İstanbul ve ısı', 'istanbul')).toEqual(['İstanbul'])
    expect(words('an eﬃcient oﬀer', 'efficient')).toEqual(['eﬃcient'])
    expect(words('an eﬃcient offer', 'off')).toEqual(['off'])
    expect(words('😀 ÉTÉ 😀', 'été')).toEqual(['ÉTÉ'])
  })

  it('reads curly quotes, dashes and any blanks as plain ones, over the end of a block too', () => {
    expect(words('the war’s end — “so” he said', 'war\'s end - "so"')).toEqual(['war’s end — “so”'])
    expect(words('one\ntwo\t three', 'one two three')).toEqual(['one\ntwo\t three'])
    expect(words('soft\u200dly', 'softly')).toEqual(['soft\u200dly'])
  })

  it('keeps letters apart that are not accented forms of one another', () => {
    expect(findInText('각', '가')).toEqual([])
    expect(findInText('が', 'か')).toEqual([])
  })

  it('does not let finds overlap', () => {
    expect(words('aaaa', 'aa')).toEqual(['aa', 'aa'])
    expect(words('ß', 's')).toEqual(['ß'])
  })

  it('finds nothing for a query of blanks, and nothing in an empty text', () => {
    expect(findInText('some text', '  ')).toEqual([])
    expect(findInText('some text', '')).toEqual([])
    expect(findInText('', 'a')).toEqual([])
  })

  it('finds any piece of any text at whole characters', () => {
    fc.assert(fc.property(fc.string({ unit: 'grapheme', minLength: 1, maxLength: 40 }), fc.nat(), fc.nat(), (text, a, b) => {
      const characters = [...text]
      const from = a % characters.length
      const query = characters.slice(from, from + 1 + (b % 6)).join('')
      const found = findInText(text, query)
      fc.pre(findInText(query, query).length > 0)
      for (const { start, end } of found) {
        expect(end).toBeGreaterThan(start)
        expect(splitsPair(text, start) || splitsPair(text, end)).toBe(false)
      }
      expect(found.length).toBeGreaterThan(0)
    }))
  })
})
