import { describe, expect, it } from 'vitest'
import { sayDue, sayWhen } from '@/components/margin/when.ts'

const now = new Date(2026, 10, 18, 15, 30)
const local = (...parts: [number, number, number, number, number]) => new Date(...parts).toISOString()

describe('sayWhen', () => {
  it('says the time today and the weekday in the last six days', () => {
    expect(sayWhen(local(2026, 10, 18, 9, 5), now, 'en')).toBe('09:05')
    expect(sayWhen(local(2026, 10, 17, 23, 59), now, 'en')).toBe('Tue')
    expect(sayWhen(local(2026, 10, 12, 0, 0), now, 'en')).toBe('Thu')
  })

  it('says the date before that, with the year where it is another', () => {
    expect(sayWhen(local(2026, 10, 11, 12, 0), now, 'en')).toBe('11 Nov')
    expect(sayWhen(local(2025, 10, 18, 12, 0), now, 'en')).toBe('18 Nov 2025')
  })

  it('shows what claims to come from the future as now', () => {
    expect(sayWhen(local(2031, 0, 1, 0, 0), now, 'en')).toBe('15:30')
  })
})

describe('in French', () => {
  it('says the same in its own words', () => {
    expect(sayWhen(local(2026, 10, 18, 9, 5), now, 'fr')).toBe('09:05')
    expect(sayWhen(local(2026, 10, 17, 23, 59), now, 'fr')).toBe('mar.')
    expect(sayWhen(local(2025, 10, 18, 12, 0), now, 'fr')).toBe('18 nov. 2025')
    expect(sayDue('2026-11-26T17:00:00Z', 'Europe/Oslo', new Date('2026-11-22T09:00:00Z'), 'fr')).toBe('jeudi 18:00')
    expect(sayDue('2026-12-03T17:00:00Z', 'Europe/Oslo', new Date('2026-11-22T09:00:00Z'), 'fr')).toBe('jeu. 3 déc., 18:00')
  })
})

describe('sayDue', () => {
  const from = new Date('2026-11-22T09:00:00Z')

  it('says the day and hour where the course is', () => {
    expect(sayDue('2026-11-26T17:00:00Z', 'Europe/Oslo', from, 'en')).toBe('Thursday 18:00')
    expect(sayDue('2026-11-26T17:00:00Z', 'America/New_York', from, 'en')).toBe('Thursday 12:00')
  })

  it('says the date where the weekday alone would be unclear', () => {
    expect(sayDue('2026-12-03T17:00:00Z', 'Europe/Oslo', from, 'en')).toBe('Thu 3 Dec, 18:00')
    expect(sayDue('2027-01-07T17:00:00Z', 'Europe/Oslo', from, 'en')).toBe('Thu 7 Jan 2027, 18:00')
  })
})

it('goes with the device into another zone', () => {
  const before = process.env['TZ']
  try {
    const said = ['Europe/Oslo', 'America/New_York'].map((zone) => {
      process.env['TZ'] = zone
      return sayWhen('2026-11-18T10:05:00Z', new Date('2026-11-18T22:00:00Z'), 'en')
    })
    expect(said).toEqual(['11:05', '05:05'])
  } finally {
    if (before === undefined) delete process.env['TZ']
    else process.env['TZ'] = before
  }
})
