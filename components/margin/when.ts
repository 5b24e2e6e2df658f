const days = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat']
const months = ['Jan', 'Feb', 'Mar', 'Apr', 'May', 'Jun', 'Jul', 'Aug', 'Sep', 'Oct', 'Nov', 'Dec']
const twoDigits = (n: number) => String(n).padStart(2, '0')
const dayOf = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/**
 * When something was written, as short as it can be said: the time today, the weekday in the last six days, else the date.
 * In the zone of the device. A writer's clock may be ahead: what is later than `now` is shown as now.
 */
export function sayWhen(instant: string, now: Date): string {
  const written = new Date(Math.min(new Date(instant).getTime(), now.getTime()))
  const age = Math.round((dayOf(now) - dayOf(written)) / 86_400_000)
  if (age === 0) return `${twoDigits(written.getHours())}:${twoDigits(written.getMinutes())}`
  if (age < 7) return days[written.getDay()] ?? ''
  const date = `${written.getDate()} ${months[written.getMonth()] ?? ''}`
  return written.getFullYear() === now.getFullYear() ? date : `${date} ${written.getFullYear()}`
}

/** The whole date, for the tooltip and for those who do not see the short one. */
export const sayWhenFully = (instant: string) => {
  const date = new Date(instant)
  return `${date.getDate()} ${months[date.getMonth()] ?? ''} ${date.getFullYear()}, ${twoDigits(date.getHours())}:${twoDigits(date.getMinutes())}`
}

const weekdays: Record<string, string> = { Mon: 'Monday', Tue: 'Tuesday', Wed: 'Wednesday', Thu: 'Thursday', Fri: 'Friday', Sat: 'Saturday', Sun: 'Sunday' }

/** When something is due, in the course's time zone: "Thursday 18:00" within six days, else "Thu 3 Dec 18:00". */
export function sayDue(instant: string, timeZone: string, now: Date): string {
  const due = new Date(instant)
  const format = new Intl.DateTimeFormat('en-GB', { timeZone, weekday: 'short', day: 'numeric', month: 'numeric', year: 'numeric', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' })
  const part = Object.fromEntries(format.formatToParts(due).map(({ type, value }) => [type, value]))
  const time = `${part['hour'] ?? ''}:${part['minute'] ?? ''}`
  const ahead = (due.getTime() - now.getTime()) / 86_400_000
  const weekday = part['weekday'] ?? ''
  if (ahead > -1 && ahead < 6) return `${weekdays[weekday] ?? weekday} ${time}`
  const date = `${weekday} ${Number(part['day'])} ${months[Number(part['month']) - 1] ?? ''}`
  const thisYear = Number(part['year']) === now.getUTCFullYear()
  return `${thisYear ? date : `${date} ${part['year'] ?? ''}`}, ${time}`
}
