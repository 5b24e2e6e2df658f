import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { decodePassage, encodePassage, findPassage } from './passage.ts'
import { splitsPair, type TextRange } from './selector.ts'

const text = 'The errand was wrong. Nobody said so.\nYears later somebody said so, and the errand was wrong again.'
const follow = (fragment: string, inText: string) => {
  const passage = decodePassage(fragment)
  return passage === null ? null : findPassage(inText, passage)
}
const rangeOf = (within: string, words: string, from = 0): TextRange => {
  const start = within.indexOf(words, from)
  return { start, end: start + words.length }
}

describe('a link to a passage', () => {
  it('leads to the very place, though the same words stand elsewhere', () => {
    const second = rangeOf(text, 'errand was wrong', 30)
    expect(follow(`#${encodePassage(text, second)}`, text)).toEqual(second)
  })

  it('leads to the same words in a later version', () => {
    const later = `A new preface, where the errand was wrong too.\n${text}`
    expect(follow(encodePassage(text, rangeOf(text, 'errand was wrong', 30)), later)).toEqual(rangeOf(later, 'errand was wrong', 90))
  })

  it('takes the nearest of several places where it says nothing of the words around it', () => {
    expect(follow('q=said+so&at=60-67', text)).toEqual(rangeOf(text, 'said so', 40))
    expect(follow('q=said+so', text)).toEqual(rangeOf(text, 'said so'))
  })

  it('finds words whose accents, case or quotes were mended', () => {
    expect(follow('q=nobody+sàid', text)).toEqual(rangeOf(text, 'Nobody said'))
  })

  it('says a long passage by its two ends', () => {
    const long = `Before. ${'A sentence of many, all alike. '.repeat(20)}The last of them. After.`
    const range = { start: 8, end: long.indexOf(' After.') }
    const fragment = encodePassage(long, range)
    expect(fragment.length).toBeLessThan(300)
    expect(follow(fragment, long)).toEqual(range)
    expect(follow(fragment, `Inserted. ${long}`)).toEqual({ start: range.start + 10, end: range.end + 10 })
  })

  it('says when the words are gone, and when an address speaks of no passage', () => {
    expect(follow('q=never+written', text)).toBeNull()
    expect(follow('q=The+errand&to=nowhere', text)).toBeNull()
    for (const other of ['', '#', '#note-3', '#main', '#q=', '#at=1-2']) expect(decodePassage(other)).toBeNull()
    expect(decodePassage('q=a&at=x-2')?.place).toBeNull()
  })

  const unit = fc.constantFrom('a', 'b', ' ', '\n', 'é', '😀', '&', '#', '%', '+', '=', '中')
  const texts = fc.string({ unit, minLength: 1, maxLength: 400 })

  it('leads back to any passage of any text', () => {
    fc.assert(fc.property(texts, fc.nat(), fc.nat(), (any, a, b) => {
      let start = a % any.length
      if (splitsPair(any, start)) start -= 1
      let end = start + 1 + (b % (any.length - start))
      if (splitsPair(any, end)) end += 1
      expect(follow(encodePassage(any, { start, end }), any)).toEqual({ start, end })
    }))
  })

  it('leads to the same words after anything was put before them', () => {
    fc.assert(fc.property(texts, texts, (before, after) => {
      const words = 'Only here, and once.'
      const old = `${before}${words}${after}`
      const later = `${after}${before}${words}${after}`
      expect(follow(encodePassage(old, rangeOf(old, words)), later)).toEqual(rangeOf(later, words))
    }))
  })
})
