import { describe, expect, it } from 'vitest'
import { findMention, listMentionable, withMention } from '@/components/margin/mentions.ts'

const person = (name: string, layerId = 'l', me = false) => ({ name, initials: 'XX', tint: 1, me, alias: name, layerId })
const people = { a: person('Ada Ek'), b: person('Zoë Adler'), c: person('Adam Other', 'elsewhere'), d: person('Ada Me', 'l', true) }
const at = (words: string) => findMention(words, words.length)

describe('speaking to somebody', () => {
  it('begins with an at sign at the beginning of a word', () => {
    expect(at('@')).toEqual({ start: 0, words: '' })
    expect(at('so, @zo')).toEqual({ start: 4, words: 'zo' })
    expect(at('(@Ada E')).toEqual({ start: 1, words: 'Ada E' })
    expect(at('mail@ada')).toBeNull()
    expect(at('plain')).toBeNull()
  })

  it('offers the others of the layer, by any part of their name, however it is written', () => {
    expect(listMentionable(people, 'l', 'ad').map(({ handle }) => handle)).toEqual(['a', 'b'])
    expect(listMentionable(people, 'l', 'zoe').map(({ handle }) => handle)).toEqual(['b'])
    expect(listMentionable(people, 'l', 'nobody')).toEqual([])
  })

  it('writes who it is for programs and for people', () => {
    expect(withMention('so, @zo there', 4, 7, { handle: 'bbbbbbbbbbbb', person: people.b })).toEqual({ words: 'so, @[Zoë Adler](bbbbbbbbbbbb) there', caret: 31 })
  })
})
