import { toInstant, toWallTime } from '@/lib/domain/course/zoned-time.ts'

/** A day counted from the seeding, negative before it, and a time of day: `-2 14:05`. In the course's zone. */
export type SampleTime = `${number} ${number}:${number}`

const dayMs = 24 * 60 * 60 * 1000

/** The instant of `time` when the seminar is put in at `now`. */
export function toSampleInstant(time: SampleTime, now: Date, zone: string): Date {
  const [days = '', clock = ''] = time.split(' ')
  const today = Date.parse(`${toWallTime(now, zone).slice(0, 10)}T00:00Z`)
  const date = new Date(today + Number(days) * dayMs).toISOString().slice(0, 10)
  return toInstant(`${date}T${clock}`, zone)
}
