import path from 'node:path'
import { describe, expect, test } from 'vitest'
import { findSentences } from '@/lib/testing/find-sentences.ts'
import { translateSentence } from './sentences.ts'
import { french } from './sentences/fr.ts'

const found = findSentences(path.resolve(import.meta.dirname, '../..'))
const placeholders = (text: string) => [...new Set(text.match(/\{\d+\}/g))].sort().join()

describe('the sentences of the server and of schemas', () => {
  test('are all found: refusals, schemas, imports, rooms', () => {
    const said = new Set(found.map(({ sentence }) => sentence))
    for (const one of ['Choose a password.', 'This link is for {1}.', 'You may read this layer, but not write in it.', 'There is nothing at this address.']) expect(said).toContain(one)
    expect(found.length).toBeGreaterThan(100)
  })

  test('are all there in French', () => {
    expect(found.filter(({ sentence }) => !(sentence in french)).map(({ sentence, file, line }) => `${file}:${line}: ${sentence}`)).toEqual([])
  })

  test('say the same values in French', () => {
    for (const [english, translation] of Object.entries(french)) expect(placeholders(translation), english).toBe(placeholders(english))
  })

  test('are written as French is set: narrow spaces, curved apostrophes', () => {
    for (const translation of Object.values(french)) expect(translation).not.toMatch(/['"]|[^\u202f\s\d(:/][;!?»]|[^\u202f\sps/]:(?!\/)| [;:!?»]|«(?!\u202f)/u)
  })
})

describe('translateSentence', () => {
  test('puts the values where the translation has them, in words of ours too', () => {
    expect(translateSentence('This link is for ada@example.org.', french)).toBe('Ce lien est pour ada@example.org.')
    expect(translateSentence('That was tried too often. Try again in 12 minutes.', french)).toBe('Trop de tentatives. Réessayez dans 12 minutes.')
    expect(translateSentence('A title can have at most 120 characters.', french)).toBe('Un titre\u202f: 120 caractères au plus.')
    expect(translateSentence('Firefox on Linux', french)).toBe('Firefox sur Linux')
  })

  test('leaves as it is what it does not know, and everything where there is nothing to translate', () => {
    expect(translateSentence('A sentence nobody wrote.', french)).toBe('A sentence nobody wrote.')
    expect(translateSentence('Choose a password.', null)).toBe('Choose a password.')
  })
})
