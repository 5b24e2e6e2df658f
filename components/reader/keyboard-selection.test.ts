import { describe, expect, it } from 'vitest'
import { stepSelection, type SelectionStep } from '@/components/reader/keyboard-selection.ts'

const text = 'Before it.\nHolding was work. Who would come back? Nobody said.\nAfter it.'
const block = { start: 11, end: text.indexOf('\nAfter') }
const after = (...steps: SelectionStep[]) => {
  let range: { start: number; end: number } | null = null
  for (const step of steps) range = stepSelection(text, block, range, step, 'en')
  return range === null ? null : text.slice(range.start, range.end)
}

describe('stepSelection', () => {
  it('goes from sentence to sentence and stops at the last', () => {
    expect(after('next-sentence')).toBe('Holding was work.')
    expect(after('next-sentence', 'next-sentence')).toBe('Who would come back?')
    expect(after('next-sentence', 'next-sentence', 'next-sentence', 'next-sentence')).toBe('Nobody said.')
    expect(after('next-sentence', 'next-sentence', 'previous-sentence')).toBe('Holding was work.')
    expect(after('previous-sentence')).toBe('Nobody said.')
  })

  it('grows and shrinks by words at either end', () => {
    expect(after('grow')).toBe('Holding')
    expect(after('grow', 'grow', 'grow')).toBe('Holding was work')
    expect(after('grow', 'grow', 'shrink')).toBe('Holding')
    expect(after('next-sentence', 'next-sentence', 'start-forth')).toBe('would come back?')
    expect(after('next-sentence', 'next-sentence', 'start-back')).toBe('work. Who would come back?')
  })

  it('never leaves its paragraph and never becomes empty', () => {
    expect(after('grow', 'shrink')).toBe('Holding')
    expect(after('next-sentence', 'start-back')).toBe('Holding was work.')
    expect(after('previous-sentence', 'grow', 'grow', 'grow')).toBe('Nobody said.')
    expect(after('shrink')).toBeNull()
  })

  it('starts anew when what is selected lies in another paragraph', () => {
    expect(stepSelection(text, block, { start: 0, end: 6 }, 'next-sentence', 'en')).toEqual({ start: 11, end: 28 })
  })

  it('copes with a language tag that is none', () => {
    expect(stepSelection(text, block, null, 'next-sentence', 'not a language')).not.toBeNull()
  })
})
