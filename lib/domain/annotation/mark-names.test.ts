import { describe, expect, it } from 'vitest'
import { chosenNames, markNamesInput, readMarkNames } from './mark-names.ts'

const usual = { claim: null, evidence: null, question: null, doubt: null, term: null, plain: null }
const takes = (names: Record<string, string | null>) => markNamesInput.safeParse({ names: { ...usual, ...names } }).success

describe('the names of a course’s marks', () => {
  it('keeps those that are its own, trimmed', () => {
    const { names } = markNamesInput.parse({ names: { ...usual, claim: '  Thesis ', doubt: ' ' } })
    expect(chosenNames(names)).toEqual({ claim: 'Thesis' })
  })

  it('refuses two of one name, also of the usual ones, and long ones', () => {
    expect(takes({ claim: 'Idea', doubt: 'idea' })).toBe(false)
    expect(takes({ claim: 'Doubt' })).toBe(false)
    expect(takes({ claim: 'Doubt', doubt: 'Claim' })).toBe(true)
    expect(takes({ claim: 'x'.repeat(25) })).toBe(false)
  })

  it('takes what a database cannot say as no names', () => {
    expect(readMarkNames({ claim: 'Thesis' })).toEqual({ claim: 'Thesis' })
    expect(readMarkNames({ pizza: 'x' })).toEqual({})
    expect(readMarkNames(null)).toEqual({})
  })
})
