/**
 * Wall time of a course's time zone (IANA name) and instants. Wall time is `YYYY-MM-DDTHH:mm`, as
 * <input type="datetime-local"> gives it.
 */
const wallPattern = /^(\d{4})-(\d{2})-(\d{2})T(\d{2}):(\d{2})$/
const dayMs = 24 * 60 * 60 * 1000

const formats = new Map<string, Intl.DateTimeFormat>()

function formatOf(zone: string): Intl.DateTimeFormat {
  let format = formats.get(zone)
  if (!format) {
    format = new Intl.DateTimeFormat('en-GB', {
      timeZone: zone, calendar: 'iso8601', hourCycle: 'h23',
      year: 'numeric', month: '2-digit', day: '2-digit', hour: '2-digit', minute: '2-digit',
    })
    formats.set(zone, format)
  }
  return format
}

/** Whether `zone` is an IANA name that this runtime knows. Offsets such as "+02:00" are none. */
export function isTimeZone(zone: string): boolean {
  if (!/^[A-Za-z][\w+/-]{1,60}$/.test(zone)) return false
  try {
    // Not through `formats`: that would keep every spelling a stranger sends.
    return new Intl.DateTimeFormat('en-GB', { timeZone: zone }) instanceof Intl.DateTimeFormat
  } catch {
    return false
  }
}

/** Whether `text` is a wall time of a day that exists, in the years 1970 to 9999. */
export function isWallTime(text: string): boolean {
  const utc = asUtc(text)
  return utc !== null && new Date(utc).toISOString().slice(0, 16) === text
}

/** The wall time at `instant`. */
export function toWallTime(instant: Date, zone: string): string {
  const part = Object.fromEntries(formatOf(zone).formatToParts(instant).map(({ type, value }) => [type, value]))
  return `${part.year}-${part.month}-${part.day}T${part.hour}:${part.minute}`
}

/**
 * The instant of a wall time. One that happens twice (clocks go back) is the earlier; one that never happens
 * (clocks go forward) is moved on by the gap, as Temporal's "compatible" does. Throws RangeError for no wall time.
 */
export function toInstant(wall: string, zone: string): Date {
  const utc = asUtc(wall)
  if (utc === null) throw new RangeError(`Not a wall time: ${wall}`)
  const before = offsetAt(utc - dayMs, zone)
  const after = offsetAt(utc + dayMs, zone)
  const candidates = [utc - before, utc - after].sort((a, b) => a - b)
  const exact = candidates.find((at) => toWallTime(new Date(at), zone) === wall)
  return new Date(exact ?? utc - before)
}

/** How far the wall clock of `zone` is ahead of UTC at `at`, in ms. */
function offsetAt(at: number, zone: string): number {
  const minute = Math.floor(at / 60_000) * 60_000
  return (asUtc(toWallTime(new Date(minute), zone)) ?? minute) - minute
}

/** The wall time read as if it were UTC, in ms since the epoch. */
function asUtc(wall: string): number | null {
  const match = wallPattern.exec(wall)
  if (!match) return null
  const [year, month, day, hour, minute] = match.slice(1).map(Number) as [number, number, number, number, number]
  return year < 1970 ? null : Date.UTC(year, month - 1, day, hour, minute)
}
