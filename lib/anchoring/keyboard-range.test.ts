import { describe, expect, it } from 'vitest'
import { stepRange, type Step } from './keyboard-range.ts'

const first = 'Troops came. Dr. Aide counted 3.5 tons of rice!'
const second = 'Nobody asked why 🌍 mattered.'
const text = `${first}\n${second}`
const blocks = [{ start: 0, end: first.length }, { start: first.length + 1, end: text.length }]
const page = { text, blocks }

const step = (range: { start: number; end: number }, change: Partial<Step>) =>
  stepRange(page, range, { unit: 'sentence', direction: 1, mode: 'move', language: 'en', ...change })
const words = (range: { start: number; end: number } | null) => range && text.slice(range.start, range.end)
const rangeOf = (part: string) => ({ start: text.indexOf(part), end: text.indexOf(part) + part.length })

describe('stepRange', () => {
  it('takes the unit where one stands at the first step', () => {
    expect(words(step({ start: 3, end: 3 }, {}))).toBe('Troops came.')
    expect(words(step({ start: 3, end: 3 }, { unit: 'word' }))).toBe('Troops')
    expect(words(step({ start: 3, end: 3 }, { unit: 'paragraph' }))).toBe(first)
  })

  it('moves by words, past punctuation and into the next block', () => {
    expect(words(step(rangeOf('Troops'), { unit: 'word' }))).toBe('came')
    expect(words(step(rangeOf('rice'), { unit: 'word' }))).toBe('Nobody')
    expect(words(step(rangeOf('Nobody'), { unit: 'word', direction: -1 }))).toBe('rice')
  })

  it('moves by sentences and paragraphs, forth and back', () => {
    expect(words(step(rangeOf(first), {}))).toBe(second)
    expect(words(step(rangeOf(second), { direction: -1, unit: 'paragraph' }))).toBe(first)
    expect(words(step(rangeOf(first), { unit: 'paragraph' }))).toBe(second)
  })

  it('grows and shrinks at its end', () => {
    const grown = step(rangeOf('Troops'), { unit: 'word', mode: 'extend' })
    expect(words(grown)).toBe('Troops came')
    expect(words(step(grown!, { unit: 'word', mode: 'extend', direction: -1 }))).toBe('Troops')
  })

  it('grows across a block', () => {
    expect(words(step(rangeOf(first), { unit: 'paragraph', mode: 'extend' }))).toBe(text)
  })

  it('stays where it is at either end of the text, and keeps at least one unit', () => {
    expect(words(step(rangeOf('Troops'), { unit: 'word', direction: -1 }))).toBe('Troops')
    expect(words(step(rangeOf('mattered'), { unit: 'word' }))).toBe('mattered')
    expect(words(step(rangeOf('Troops'), { unit: 'word', mode: 'extend', direction: -1 }))).toBe('Troops')
  })

  it('takes a language that it does not know for the browser’s own', () => {
    expect(words(step({ start: 0, end: 0 }, { language: 'not a tag' }))).toBe('Troops came.')
  })

  it('finds nothing in a text without words', () => {
    expect(stepRange({ text: '', blocks: [] }, { start: 0, end: 0 }, { unit: 'word', direction: 1, mode: 'move', language: 'en' })).toBeNull()
  })
})

describe('texts without spaces, and from right to left', () => {
  const of = (text: string) => ({ text, blocks: [{ start: 0, end: text.length }] })
  const words = (text: string, language: string, count: number) => {
    let range = stepRange(of(text), { start: 0, end: 0 }, { unit: 'word', direction: 1, mode: 'move', language })
    const found = [range && text.slice(range.start, range.end)]
    while (found.length < count && range !== null) {
      range = stepRange(of(text), range, { unit: 'word', direction: 1, mode: 'move', language })
      found.push(range && text.slice(range.start, range.end))
    }
    return found
  }

  it('are gone through by word as their readers see them', () => {
    expect(words('川の水は夜に増えた。', 'ja', 3)).toEqual(['川', 'の', '水'])
    expect(words('ارتفع ماء النهر ليلا.', 'ar', 2)).toEqual(['ارتفع', 'ماء'])
    expect(words('מי הנהר עלו בלילה.', 'he', 2)).toEqual(['מי', 'הנהר'])
  })

  it('are gone through by sentence', () => {
    const text = '川の水は増えた。誰も知らなかった。'
    const first = stepRange(of(text), { start: 0, end: 0 }, { unit: 'sentence', direction: 1, mode: 'move', language: 'ja' })!
    expect(text.slice(first.start, first.end)).toBe('川の水は増えた。')
  })
})
