import { toWallTime } from './zoned-time.ts'

const dayMs = 24 * 60 * 60 * 1000

/** Days on the course's calendar from `from` to `to`; negative when `to` is earlier. */
export function daysBetween(from: Date, to: Date, zone: string): number {
  const day = (at: Date) => Date.parse(`${toWallTime(at, zone).slice(0, 10)}T00:00Z`)
  return Math.round((day(to) - day(from)) / dayMs)
}
