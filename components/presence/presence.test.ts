import { describe, expect, it } from 'vitest'
import { sayHappenings } from '@/components/presence/announcements.ts'
import { translate } from '@/lib/testing/in-english.tsx'
import { presentPeople } from '@/components/presence/present-people.ts'

describe('sayHappenings', () => {
  it('says in one line who came, who left and who wrote', () => {
    expect(sayHappenings(translate('presence'), 'en', { joined: ['Jonas', 'Priya'], left: ['Kofi'], notes: ['Jonas', 'Jonas'] })).toBe('Jonas and Priya are here. Kofi left. 2 new notes, by Jonas.')
    expect(sayHappenings(translate('presence'), 'en', { joined: ['Jonas'], left: [], notes: ['Mei'] })).toBe('Jonas is here. New note by Mei.')
  })

  it('does not speak of a connection that only blinked', () => {
    expect(sayHappenings(translate('presence'), 'en', { joined: ['Jonas'], left: ['Jonas'], notes: [] })).toBe('')
  })

  it('names a few and counts the others', () => {
    expect(sayHappenings(translate('presence'), 'en', { joined: ['A', 'B', 'C', 'D', 'E'], left: [], notes: [] })).toBe('A, B and 3 more are here.')
  })
})

describe('presentPeople', () => {
  const person = (alias: string, name: string, me = false) => ({ alias, layerId: 'l', name, initials: name.slice(0, 2), tint: 2, me })
  const people = { g1: person('g1', 'Jonas'), c1: person('g1', 'Jonas'), c2: person('c2', 'Ada'), c3: person('c3', 'Jonas'), mine: person('mine', 'Me', true) }

  it('shows a person in two layers once, and never oneself or an unknown handle', () => {
    const found = presentPeople([new Map([['g1', { place: 4 }], ['mine', {}], ['stranger', {}]]), new Map([['c1', {}], ['c2', { place: 9 }]])], people)
    expect(found.map(({ person: { name }, place }) => [name, place])).toEqual([['Ada', 9], ['Jonas', 4]])
  })

  it('tells who follows oneself, in whatever layer they tell it', () => {
    const found = presentPeople([new Map([['g1', { following: 'mine' }], ['c2', { following: 'c3' }]]), new Map([['c1', {}]])], people)
    expect(found.map(({ person: { name }, followsMe }) => [name, followsMe])).toEqual([['Ada', false], ['Jonas', true]])
  })

  it('shows two people of one name as two', () => {
    expect(presentPeople([new Map([['g1', {}], ['c3', {}]])], people)).toHaveLength(2)
  })
})
