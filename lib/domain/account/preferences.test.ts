import { describe, expect, it } from 'vitest'
import { preferencesChange, readPreferences } from './preferences.ts'

describe('preferences', () => {
  it('are read as stored, without what this version does not know', () => {
    expect(readPreferences({ theme: 'sepia', size: '24', face: 'comic-sans', colour: 'red', keys: { comment: 'x' } })).toEqual({ theme: 'sepia', size: '24', keys: { comment: 'x' } })
    expect(readPreferences(null)).toEqual({})
    expect(readPreferences('{"theme":"dark"}')).toEqual({})
  })

  it('are changed one by one, null taking one back', () => {
    expect(preferencesChange.parse({ theme: 'dark', face: null })).toEqual({ theme: 'dark', face: null })
    for (const bad of [{ theme: 'pink' }, { other: 1 }, { keys: { comment: '' } }, { keys: { '<b>': 'x' } }, { keysOff: false }]) {
      expect(preferencesChange.safeParse(bad).success).toBe(false)
    }
  })

  it('hold no more keys than there can be commands', () => {
    const keys = Object.fromEntries(Array.from({ length: 61 }, (_, i) => [`command${String.fromCharCode(65 + (i % 26))}${String.fromCharCode(65 + Math.floor(i / 26))}`, 'x']))
    expect(preferencesChange.safeParse({ keys }).success).toBe(false)
  })
})
