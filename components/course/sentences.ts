import type { Role } from '@/lib/domain/course/policy.ts'
import { dueSentence, nameDay, nameTime } from '@/lib/domain/course/due.ts'
import type { AssignmentView, ReadingRow } from '@/lib/domain/course/views.ts'
import type { Stance } from '@/lib/domain/annotation/mark.ts'

/** Plain sentences of the course pages, in one place, so that two pages say the same thing alike. */

export const count = (number: number, one: string, many = `${one}s`) => (number === 1 ? `1 ${one}` : `${number} ${many}`)

export const roleNames: Record<Role, string> = { instructor: 'Instructor', assistant: 'Assistant', student: 'Student', observer: 'Observer' }

/** What a role lets one do, for those who give it. */
export const roleMeanings: Record<Role, string> = {
  instructor: 'runs the course: readings, people, groups',
  assistant: 'reads with every group, adds and assigns readings',
  student: 'reads, writes, argues',
  observer: 'reads along without writing',
}

/** Over the title of what is due first. */
export function whenSentence(assignment: AssignmentView | null, now: Date, zone: string): string {
  if (!assignment) return 'Not assigned'
  if (assignment.state === 'later' && assignment.opensAt !== null) return `Opens ${nameTime(new Date(assignment.opensAt), now, zone)}`
  return assignment.dueAt === null ? 'No due date' : dueSentence(assignment.dueAt, now, zone)
}

/** At the end of a reading's row: "due 3 Dec", "closed 5 Nov", "opens 5 Dec", one for each line. */
export function rowTimes(assignment: AssignmentView | null, now: Date, zone: string): string[] {
  if (!assignment) return ['not assigned']
  const day = (at: string) => nameDay(new Date(at), now, zone)
  const due = assignment.dueAt === null ? [] : [assignment.state === 'closed' ? `was due ${day(assignment.dueAt)}` : `due ${day(assignment.dueAt)}`]
  if (assignment.state === 'later' && assignment.opensAt !== null) return [`opens ${day(assignment.opensAt)}`, ...due]
  return due.length > 0 ? due : ['no due date']
}

/** Below a title: who wrote it, where it appeared, how long it takes. */
export function byline({ authors, source, minutes }: Pick<ReadingRow, 'authors' | 'source' | 'minutes'>): string {
  return [joinNames(authors), source, `about\u00a0${count(minutes, 'minute').replace(' ', '\u00a0')}`].filter((part) => part !== null && part !== '').join(' · ')
}

/** "A", "A and B", "A, B and C". */
export function joinNames(names: readonly string[]): string {
  return names.length < 2 ? (names[0] ?? '') : `${names.slice(0, -1).join(', ')} and ${names.at(-1)}`
}

/** Under the silhouette. */
export function gatherSentence(notes: number): string {
  if (notes === 0) return 'Nobody has written in it yet'
  return notes === 1 ? 'Where the one note stands, from first line to last' : `Where ${notes} notes gather, from first line to last`
}

/** What an answer does to one's note. */
export const answerVerbs: Record<Stance, string> = { plain: 'answered your note', supports: 'supports your note', challenges: 'challenges your note', asks: 'asks about your note' }
