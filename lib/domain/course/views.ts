import type { Hiding } from '@/lib/domain/layer/hiding.ts'
import type { ImportRow } from '@/lib/domain/reading/import-view.ts'
import type { PersonView } from '@/lib/domain/reading/room-view.ts'
import type { MarkNames } from '@/lib/domain/annotation/mark-names.ts'
import type { Stance } from '@/lib/domain/annotation/mark.ts'
import type { Role } from './policy.ts'

/**
 * What pages show, as the use cases give it: plain values that travel. Times are ISO 8601 in UTC, to be shown in the
 * course's time zone (zoned-time.ts, due.ts). What a person may not see is not in a view.
 */

export interface CourseLink { id: string; title: string }

/** The frame of every page of someone who is signed in. */
export interface ShellView {
  me: PersonView & { userId: string }
  courses: CourseLink[]
  mayCreateCourse: boolean
  /** In the sample seminar: no password, nothing to change in the account. */
  isSample: boolean
}

/** `/`: use-cases/course/list-courses.ts */
export interface CourseListView {
  shell: ShellView
  courses: (CourseLink & { role: Role; timeZone: string; people: number; readings: number; nextDue: { title: string; dueAt: string } | null })[]
}

/** Notes over equal stretches of a text, from first line to last: all that the reader may see, and the reader's own among them. */
export interface Silhouette { counts: number[]; mine: number[] }

export interface AssignmentView {
  opensAt: string | null
  dueAt: string | null
  /** Markdown, perhaps empty. */
  prompt: string
  askedBy: string
  /** `later`: has not opened (staff see it all the same); `closed`: its due date has passed. */
  state: 'later' | 'open' | 'closed'
}

export interface ReadingRow {
  id: string
  title: string
  authors: string[]
  source: string | null
  /** About so many minutes to read, and paragraphs of the body. */
  minutes: number
  /** Whether the viewer may open it now. */
  mayOpen: boolean
  assignment: AssignmentView | null
  notes: number
  mine: number
  silhouette: Silhouette
}

/** An answer to one's own note that one has not answered yet. */
export interface WaitingView {
  person: PersonView
  stance: Stance
  /** The first words of the answer, plain. */
  excerpt: string
  reading: CourseLink
  /** Key of the note whose thread it is: /readings/ID#n=KEY */
  thread: string
  at: string
}

export interface CourseRights { edit: boolean; invite: boolean; addReading: boolean; assign: boolean; editGroups: boolean; nameMarks: boolean }

export interface CourseFrame {
  shell: ShellView
  course: CourseLink & { timeZone: string }
  role: Role
  may: CourseRights
  /** How many belong to the course now. */
  people: number
}

/** `/courses/[courseId]`: use-cases/course/open-course-home.ts */
export interface CourseHomeView extends CourseFrame {
  /** What is due first, or else the newest that is open: silhouette of 120 slots. Not among `readings`. */
  next: ReadingRow | null
  /** Silhouettes of 44 slots. */
  readings: ReadingRow[]
  waiting: WaitingView[]
  /** Readings on their way in, for those who may add them. */
  imports: ImportRow[]
  /** The viewer's own groups; staff see every group. */
  groups: { id: string; name: string; members: PersonView[] }[]
  /** What the six marks are called here, where it is not the usual word. */
  markNames: MarkNames
}

export interface MemberView extends PersonView {
  userId: string
  /** Only for instructors and oneself. */
  email: string | null
  role: Role
  groupIds: string[]
  joinedAt: string
  /** What the viewer may do with this member. */
  may: { change: boolean; remove: boolean; resetPassword: boolean }
}

export interface InvitationView {
  id: string
  role: Role
  group: string | null
  createdBy: string
  createdAt: string
  expiresAt: string
  uses: number
  state: 'open' | 'revoked' | 'expired'
}

/** `/courses/[courseId]/people`: use-cases/course/open-course-people.ts */
export interface CoursePeopleView extends CourseFrame {
  members: MemberView[]
  groups: { id: string; name: string; size: number }[]
  /** Null for those who may not invite. */
  invitations: InvitationView[] | null
}

/** `/courses/[courseId]/readings/new`: use-cases/reading/open-add-reading.ts; null for those who may not. */
export interface AddReadingView extends CourseFrame {
  /** Whether a reading may be taken from a web address. */
  fromWeb: boolean
}

/** `/readings/[readingId]/assignment`: use-cases/reading/open-assignment.ts; null for those who may not assign. */
export interface AssignmentFormView extends CourseFrame {
  reading: CourseLink
  /** Wall time in the course's zone (YYYY-MM-DDTHH:mm), as the form wants it; null where nothing is assigned yet. */
  current: { opensAt: string | null; dueAt: string | null; prompt: string } | null
  /** What the reading's shared layers hide; `revealAt` as wall time. */
  hiding: { hiding: Hiding; revealAt: string | null }
  /** Now, as wall time of the course. */
  now: string
}
