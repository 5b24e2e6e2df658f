import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { isTimeZone, isWallTime, toInstant, toWallTime } from './zoned-time.ts'

const instant = (wall: string, zone: string) => toInstant(wall, zone).toISOString()

describe('toInstant', () => {
  it('reads a wall time in winter and in summer', () => {
    expect(instant('2026-01-15T18:00', 'Europe/Oslo')).toBe('2026-01-15T17:00:00.000Z')
    expect(instant('2026-07-15T18:00', 'Europe/Oslo')).toBe('2026-07-15T16:00:00.000Z')
    expect(instant('2026-01-15T18:00', 'America/New_York')).toBe('2026-01-15T23:00:00.000Z')
    expect(instant('2026-01-15T18:00', 'Asia/Kathmandu')).toBe('2026-01-15T12:15:00.000Z')
  })

  it('moves an hour that never happens on by the gap', () => {
    expect(instant('2026-03-29T02:30', 'Europe/Oslo')).toBe('2026-03-29T01:30:00.000Z')
    expect(toWallTime(toInstant('2026-03-29T02:30', 'Europe/Oslo'), 'Europe/Oslo')).toBe('2026-03-29T03:30')
    expect(instant('2026-03-08T02:15', 'America/New_York')).toBe('2026-03-08T07:15:00.000Z')
  })

  it('takes the first of an hour that happens twice', () => {
    expect(instant('2026-10-25T02:30', 'Europe/Oslo')).toBe('2026-10-25T00:30:00.000Z')
    expect(instant('2026-11-01T01:30', 'America/New_York')).toBe('2026-11-01T05:30:00.000Z')
  })

  it('knows a zone whose gap is half an hour, and one that skipped a day', () => {
    expect(toWallTime(toInstant('2026-10-04T02:15', 'Australia/Lord_Howe'), 'Australia/Lord_Howe')).toBe('2026-10-04T02:45')
    expect(toWallTime(toInstant('2011-12-30T12:00', 'Pacific/Apia'), 'Pacific/Apia')).toBe('2011-12-31T12:00')
  })

  it('comes back to the same wall time from any instant that happens once', () => {
    const zones = fc.constantFrom('Europe/Oslo', 'America/New_York', 'Africa/Bamako', 'Asia/Kolkata', 'Australia/Lord_Howe', 'Pacific/Chatham', 'UTC')
    fc.assert(fc.property(fc.integer({ min: 200_000, max: 4_000_000_000 }), zones, (seconds, zone) => {
      const wall = toWallTime(new Date(seconds * 1000), zone)
      expect(toWallTime(toInstant(wall, zone), zone)).toBe(wall)
    }))
  })
})

describe('isWallTime', () => {
  it.each(['2026-02-30T10:00', '2026-13-01T10:00', '2026-01-01T24:00', '2026-01-01 10:00', '26-01-01T10:00', '2026-01-01T10:00Z', ''])('refuses %j', (text) => {
    expect(isWallTime(text)).toBe(false)
  })

  it('accepts the last of February in a leap year', () => {
    expect(isWallTime('2028-02-29T23:59')).toBe(true)
  })
})

describe('isTimeZone', () => {
  it.each(['Europe/Oslo', 'America/Argentina/Buenos_Aires', 'UTC', 'Etc/GMT+5'])('knows %s', (zone) => {
    expect(isTimeZone(zone)).toBe(true)
  })

  it.each(['', 'Europe/Atlantis', '+02:00', 'Europe/Oslo; drop', 'x'.repeat(100)])('does not know %j', (zone) => {
    expect(isTimeZone(zone)).toBe(false)
  })
})
