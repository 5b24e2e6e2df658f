import { expect, test } from 'vitest'
import { findLanguage, pickLanguage } from './language.ts'

test('what the person chose comes before what the browser keeps, and that before what it asks for', () => {
  expect(pickLanguage({ chosen: 'fr', kept: 'en', accepted: 'en' })).toBe('fr')
  expect(pickLanguage({ chosen: null, kept: 'fr', accepted: 'en' })).toBe('fr')
  expect(pickLanguage({ accepted: 'fr-CA,fr;q=0.9,en;q=0.8' })).toBe('fr')
})

test('the heaviest of ours wins, and what is refused does not count', () => {
  expect(pickLanguage({ accepted: 'de, en;q=0.4, fr;q=0.7' })).toBe('fr')
  expect(pickLanguage({ accepted: 'fr;q=0, en;q=0.1' })).toBe('en')
})

test('English stands where nothing of ours is asked for', () => {
  for (const accepted of ['', 'de', '*', ';;q=x,,', 'fr;q=0']) expect(pickLanguage({ accepted })).toBe('en')
  expect(pickLanguage({ chosen: 'xx', kept: '<script>' })).toBe('en')
})

test('a region is no other language', () => {
  expect(findLanguage('FR-be')).toBe('fr')
  expect(findLanguage('frr')).toBeNull()
})
