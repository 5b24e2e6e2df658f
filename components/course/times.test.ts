import { describe, expect, it } from 'vitest'
import { translate } from '@/lib/testing/in-english.tsx'
import { dueSentence, nameDay } from './times.ts'

const now = new Date('2026-11-10T09:00:00Z')
const zone = 'Europe/Oslo'

describe('dueSentence', () => {
  it.each([
    ['2026-11-12T17:00:00Z', 'Due Thursday 18:00, in two days'],
    ['2026-11-10T17:00:00Z', 'Due today 18:00'],
    ['2026-11-10T23:30:00Z', 'Due tomorrow 00:30'],
    ['2026-11-22T11:00:00Z', 'Due 22 Nov, 12:00, in 12 days'],
    ['2027-01-10T11:00:00Z', 'Due 10 Jan 2027, 12:00, in 61 days'],
    ['2026-11-10T07:00:00Z', 'Was due today 08:00'],
    ['2026-11-05T17:00:00Z', 'Was due 5 Nov, 18:00'],
  ])('says for %s: %s', (dueAt, sentence) => {
    expect(dueSentence(translate('course'), 'en', dueAt, now, zone)).toBe(sentence)
  })
})

describe('nameDay', () => {
  it('goes by the calendar of the course', () => {
    expect(nameDay('en', new Date('2026-11-12T23:30:00Z'), now, zone)).toBe('13 Nov')
  })
})

it('is said in French too', () => {
  const say = (dueAt: string) => dueSentence(translate('course', 'fr'), 'fr', dueAt, now, zone)
  expect(say('2026-11-12T17:00:00Z')).toBe('À rendre jeudi 18:00, dans deux jours')
  expect(say('2026-11-05T17:00:00Z')).toBe('Était à rendre 5 nov., 18:00')
})
