import { describe, expect, test } from 'vitest'
import type { AssignmentView } from '@/lib/domain/course/views.ts'
import { joinWords } from '@/lib/messages/join-words.ts'
import { translate } from '@/lib/testing/in-english.tsx'
import { byline, rowTimes, whenSentence } from './sentences.ts'

const t = translate('course')

const now = new Date('2026-11-10T09:00:00Z')
const zone = 'Europe/Oslo'
const assignment = (given: Partial<AssignmentView>): AssignmentView => ({ opensAt: null, dueAt: null, prompt: '', askedBy: 'Ingrid Solheim', state: 'open', ...given })

describe('whenSentence', () => {
  test.each([
    [null, 'Not assigned'],
    [assignment({}), 'No due date'],
    [assignment({ dueAt: '2026-11-12T17:00:00Z' }), 'Due Thursday 18:00, in two days'],
    [assignment({ state: 'later', opensAt: '2026-11-11T07:00:00Z', dueAt: '2026-11-12T17:00:00Z' }), 'Opens tomorrow 08:00'],
    [assignment({ state: 'closed', dueAt: '2026-11-05T17:00:00Z' }), 'Was due 5 Nov, 18:00'],
  ])('says of %j: %s', (given, sentence) => {
    expect(whenSentence(t, 'en', given, now, zone)).toBe(sentence)
  })
})

describe('rowTimes', () => {
  test.each([
    [null, ['not assigned']],
    [assignment({}), ['no due date']],
    [assignment({ dueAt: '2026-12-03T17:00:00Z' }), ['due 3 Dec']],
    [assignment({ state: 'closed', dueAt: '2026-11-05T17:00:00Z' }), ['was due 5 Nov']],
    [assignment({ state: 'later', opensAt: '2026-11-13T07:00:00Z', dueAt: '2026-12-10T17:00:00Z' }), ['opens 13 Nov', 'due 10 Dec']],
  ])('says of %j: %j', (given, lines) => {
    expect(rowTimes(t, 'en', given, now, zone)).toEqual(lines)
  })
})

test('joins authors as one would say them', () => {
  expect([[], ['A'], ['A', 'B'], ['A', 'B', 'C']].map((names) => joinWords(names, 'en'))).toEqual(['', 'A', 'A and B', 'A, B and C'])
})

test('leaves out of the byline what is not known', () => {
  expect(byline(t, 'en', { authors: [], source: null, minutes: 1 })).toBe('about\u00a01\u00a0minute')
  expect(byline(t, 'en', { authors: ['Helena Brandt'], source: 'Journal of Peace, 2018', minutes: 9 })).toBe('Helena Brandt · Journal of Peace, 2018 · about\u00a09\u00a0minutes')
})

test('counts the notes in words that fit none, one and many', () => {
  expect([0, 1, 40].map((count) => t('gather', { count }))).toEqual(['Nobody has written in it yet', 'Where the one note stands, from first line to last', 'Where 40 notes gather, from first line to last'])
})
