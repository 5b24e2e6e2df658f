import type { Language } from '@/lib/domain/account/language.ts'

/** English is written as in Britain: the day before the month, the hours to 24. */
const tags: Record<Language, string> = { en: 'en-GB', fr: 'fr' }

const dayOf = (date: Date) => new Date(date.getFullYear(), date.getMonth(), date.getDate()).getTime()

/** To make one takes longer than all else a card does to say when it was written. */
const made = new Map<string, Intl.DateTimeFormat>()

function format(date: Date, language: Language, options: Intl.DateTimeFormatOptions): string {
  // The device may be taken into another zone while the page is open: where the hour differs, so does the key.
  const key = `${language}${date.getTimezoneOffset()}${Object.entries(options).join()}`
  let known = made.get(key)
  if (known === undefined) made.set(key, known = new Intl.DateTimeFormat(tags[language], options))
  return known.format(date)
}

const time = { hour: '2-digit', minute: '2-digit', hourCycle: 'h23' } as const

/**
 * When something was written, as short as it can be said: the time today, the weekday in the last six days, else the date.
 * In the zone of the device. A writer's clock may be ahead: what is later than `now` is shown as now.
 */
export function sayWhen(instant: string, now: Date, language: Language): string {
  const written = new Date(Math.min(new Date(instant).getTime(), now.getTime()))
  const age = Math.round((dayOf(now) - dayOf(written)) / 86_400_000)
  if (age === 0) return format(written, language, time)
  if (age < 7) return format(written, language, { weekday: 'short' })
  return format(written, language, { day: 'numeric', month: 'short', ...(written.getFullYear() !== now.getFullYear() && { year: 'numeric' }) })
}

/** The whole date, for the tooltip and for those who do not see the short one. */
export const sayWhenFully = (instant: string, language: Language) => {
  const date = new Date(instant)
  return `${format(date, language, { day: 'numeric', month: 'short', year: 'numeric' })}, ${format(date, language, time)}`
}

/** When something is due, in the course's time zone: "Thursday 18:00" within six days, else "Thu 3 Dec, 18:00". */
export function sayDue(instant: string, timeZone: string, now: Date, language: Language): string {
  const due = new Date(instant)
  const at = (options: Intl.DateTimeFormatOptions) => format(due, language, { timeZone, ...options })
  const ahead = (due.getTime() - now.getTime()) / 86_400_000
  if (ahead > -1 && ahead < 6) return `${at({ weekday: 'long' })} ${at(time)}`
  const thisYear = at({ year: 'numeric' }) === String(now.getUTCFullYear())
  return `${at({ weekday: 'short' })} ${at({ day: 'numeric', month: 'short', ...(!thisYear && { year: 'numeric' }) })}, ${at(time)}`
}
