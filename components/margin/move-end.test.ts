import { describe, expect, it } from 'vitest'
import { moveEnd } from '@/components/margin/move-end.ts'

const words = 'One two three. Four five six.'
const text = { text: words, blocks: [{ start: 0, end: words.length }] }
const said = (range: { start: number; end: number }) => words.slice(range.start, range.end)
const at = (quote: string) => ({ start: words.indexOf(quote), end: words.indexOf(quote) + quote.length })
const move = (quote: string, end: 'start' | 'end', by: 1 | -1, unit: 'letter' | 'word' | 'sentence') => said(moveEnd(text, at(quote), end, by, unit, 'en'))

describe('moveEnd', () => {
  it('moves an end by a word', () => {
    expect(move('two', 'end', 1, 'word')).toBe('two three')
    expect(move('two three', 'end', -1, 'word')).toBe('two')
    expect(move('two', 'start', -1, 'word')).toBe('One two')
    expect(move('One two', 'start', 1, 'word')).toBe('two')
  })

  it('takes the rest of a word that is cut', () => {
    expect(move('wo three', 'start', -1, 'word')).toBe('two three')
  })

  it('moves an end by a sentence and by a letter', () => {
    expect(move('two', 'end', 1, 'sentence')).toBe('two three.')
    expect(move('five', 'start', -1, 'sentence')).toBe('Four five')
    expect(move('two', 'end', 1, 'letter')).toBe('two ')
    expect(move('two', 'start', 1, 'letter')).toBe('wo')
  })

  it('keeps the ends from passing each other, and within the text', () => {
    expect(move('two', 'end', -1, 'word')).toBe('two')
    expect(move('two', 'start', 1, 'word')).toBe('two')
    expect(move('One', 'start', -1, 'letter')).toBe('One')
  })
})
