import { toWallTime } from './zoned-time.ts'

/** Sentences about times of a course, in its time zone. English; the day is named while it is near. */

const numbers = ['no', 'one', 'two', 'three', 'four', 'five', 'six']
const dayMs = 24 * 60 * 60 * 1000

/** Days on the course's calendar from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Date, to: Date, zone: string): number {
  const day = (at: Date) => Date.parse(`${toWallTime(at, zone).slice(0, 10)}T00:00Z`)
  return Math.round((day(to) - day(from)) / dayMs)
}

/** "Thursday 18:00" within a week, else "12 Nov, 18:00", with the year where it is another. */
export function nameTime(at: Date, now: Date, zone: string): string {
  const days = daysBetween(now, at, zone)
  const time = toWallTime(at, zone).slice(11)
  if (days === 0) return `today ${time}`
  if (days === 1) return `tomorrow ${time}`
  if (days > 1 && days < 7) return `${new Intl.DateTimeFormat('en-GB', { timeZone: zone, weekday: 'long' }).format(at)} ${time}`
  return `${nameDay(at, now, zone)}, ${time}`
}

/** "12 Nov", with the year where it is another. */
export function nameDay(at: Date, now: Date, zone: string): string {
  const sameYear = toWallTime(at, zone).slice(0, 4) === toWallTime(now, zone).slice(0, 4)
  return new Intl.DateTimeFormat('en-GB', { timeZone: zone, day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(at)
}

/** "Due Thursday 18:00, in two days"; "Due today 18:00"; "Was due 12 Nov, 18:00". */
export function dueSentence(dueAt: string, now: Date, zone: string): string {
  const at = new Date(dueAt)
  const named = nameTime(at, now, zone)
  if (at <= now) return `Was due ${named}`
  const days = daysBetween(now, at, zone)
  return days < 2 ? `Due ${named}` : `Due ${named}, in ${numbers[days] ?? days} days`
}
