import type { Language } from '@/lib/domain/account/language.ts'
import type { AssignmentView, ReadingRow } from '@/lib/domain/course/views.ts'
import type { Translate } from '@/lib/messages/catalogue.ts'
import { joinWords } from '@/lib/messages/join-words.ts'
import { dueSentence, nameDay, nameTime } from './times.ts'

/** Plain sentences of the course pages, in one place, so that two pages say the same thing alike. */

type Words = Translate<'course'>

/** Over the title of what is due first. */
export function whenSentence(t: Words, language: Language, assignment: AssignmentView | null, now: Date, zone: string): string {
  if (!assignment) return t('times.notAssigned')
  if (assignment.state === 'later' && assignment.opensAt !== null) return t('times.opens', { when: nameTime(t, language, new Date(assignment.opensAt), now, zone) })
  return assignment.dueAt === null ? t('times.noDue') : dueSentence(t, language, assignment.dueAt, now, zone)
}

/** At the end of a reading's row: "due 3 Dec", "closed 5 Nov", "opens 5 Dec", one for each line. */
export function rowTimes(t: Words, language: Language, assignment: AssignmentView | null, now: Date, zone: string): string[] {
  if (!assignment) return [t('times.row.notAssigned')]
  const day = (at: string) => nameDay(language, new Date(at), now, zone)
  const due = assignment.dueAt === null ? [] : [t(assignment.state === 'closed' ? 'times.row.wasDue' : 'times.row.due', { day: day(assignment.dueAt) })]
  if (assignment.state === 'later' && assignment.opensAt !== null) return [t('times.row.opens', { day: day(assignment.opensAt) }), ...due]
  return due.length > 0 ? due : [t('times.row.noDue')]
}

/** Below a title: who wrote it, where it appeared, how long it takes. */
export function byline(t: Words, language: Language, { authors, source, minutes }: Pick<ReadingRow, 'authors' | 'source' | 'minutes'>): string {
  return [joinWords(authors, language), source, t('minutes', { count: minutes }).replaceAll(' ', '\u00a0')].filter((part) => part !== null && part !== '').join(' · ')
}
