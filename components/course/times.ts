import type { Language } from '@/lib/domain/account/language.ts'
import { daysBetween } from '@/lib/domain/course/days-between.ts'
import { toWallTime } from '@/lib/domain/course/zoned-time.ts'
import type { Translate } from '@/lib/messages/catalogue.ts'

/** Sentences about times of a course, in its time zone; the day is named while it is near. */

const tags: Record<Language, string> = { en: 'en-GB', fr: 'fr' }
type Words = Translate<'course'>

/** "Thursday 18:00" within a week, else "12 Nov, 18:00", with the year where it is another. */
export function nameTime(t: Words, language: Language, at: Date, now: Date, zone: string): string {
  const days = daysBetween(now, at, zone)
  const time = toWallTime(at, zone).slice(11)
  if (days === 0) return t('times.today', { time })
  if (days === 1) return t('times.tomorrow', { time })
  if (days > 1 && days < 7) return t('times.weekday', { day: new Intl.DateTimeFormat(tags[language], { timeZone: zone, weekday: 'long' }).format(at), time })
  return t('times.date', { day: nameDay(language, at, now, zone), time })
}

/** "12 Nov", with the year where it is another. */
export function nameDay(language: Language, at: Date, now: Date, zone: string): string {
  const sameYear = toWallTime(at, zone).slice(0, 4) === toWallTime(now, zone).slice(0, 4)
  return new Intl.DateTimeFormat(tags[language], { timeZone: zone, day: 'numeric', month: 'short', ...(sameYear ? {} : { year: 'numeric' }) }).format(at)
}

/** "Due Thursday 18:00, in two days"; "Due today 18:00"; "Was due 12 Nov, 18:00". */
export function dueSentence(t: Words, language: Language, dueAt: string, now: Date, zone: string): string {
  const at = new Date(dueAt)
  const when = nameTime(t, language, at, now, zone)
  if (at <= now) return t('times.wasDue', { when })
  const days = daysBetween(now, at, zone)
  return days < 2 ? t('times.due', { when }) : t('times.dueInDays', { when, days })
}
