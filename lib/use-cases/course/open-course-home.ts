import { findCourseFor } from '@/lib/db/access.ts'
import { findMarkNames } from '@/lib/db/courses.ts'
import { countNotes, listUnanswered } from '@/lib/db/entries.ts'
import { listGroups } from '@/lib/db/groups.ts'
import { listOpenImports } from '@/lib/db/imports.ts'
import { listNames } from '@/lib/db/memberships.ts'
import { type ListedReading, listReadings } from '@/lib/db/readings.ts'
import { readMarkNames } from '@/lib/domain/annotation/mark-names.ts'
import type { Stance } from '@/lib/domain/annotation/mark.ts'
import { viewPerson } from '@/lib/domain/account/person.ts'
import { excerpt } from '@/lib/domain/course/excerpt.ts'
import { may } from '@/lib/domain/course/policy.ts'
import { assignmentState, compareReadings } from '@/lib/domain/course/reading-order.ts'
import type { AssignmentView, CourseHomeView, ReadingRow, Silhouette, WaitingView } from '@/lib/domain/course/views.ts'
import { makeFrame } from './make-frame.ts'
import { versionLengths } from './version-lengths.ts'

const slotsOfNext = 120
const slotsOfOthers = 44
/** About 230 words a minute, six characters each. */
const unitsPerMinute = 1400

/** A course's home, or null to those who have no part in it. */
export async function openCourseHome(userId: string, courseId: string, now = new Date()): Promise<CourseHomeView | null> {
  const course = await findCourseFor(userId, courseId)
  if (!course) return null
  const isStaff = may(course.role, 'group:read-all')
  const [frame, listed, groups, waiting, imports, markNames] = await Promise.all([
    makeFrame(userId, course), listReadings(courseId), listGroups(courseId), viewWaiting(userId, courseId), may(course.role, 'reading:add') ? listOpenImports(courseId) : [],
    findMarkNames(courseId),
  ])
  const names = await listNames([...new Set(listed.flatMap(({ assignments }) => assignments.map((a) => a.createdById)))])
  const placed = listed
    .map((reading) => ({ reading, createdAt: reading.createdAt.toISOString(), assignment: viewAssignment(reading, names, now) }))
    .sort(compareReadings)
  const first = placed.find(({ assignment }) => assignment?.state === 'open') ?? placed.find(({ assignment }) => assignment === null)
  const rows = await viewRows(userId, placed, first?.reading.id ?? null, isStaff)
  return {
    ...frame,
    next: rows.find(({ id }) => id === first?.reading.id) ?? null,
    readings: rows.filter(({ id }) => id !== first?.reading.id),
    waiting,
    imports: imports.map(({ id, state, fileName, address, reading }) => ({ id, state, name: address ?? fileName, readingTitle: reading?.title ?? null })),
    groups: groups
      .filter(({ members }) => isStaff || members.some(({ membership }) => membership.user.id === userId))
      .map(({ id, name, members }) => ({ id, name, members: members.map(({ membership }) => viewPerson(membership.user, userId)).sort((a, b) => a.name.localeCompare(b.name)) })),
    markNames: readMarkNames(markNames),
  }
}

function viewAssignment({ assignments }: ListedReading, names: Map<string, string>, now: Date): AssignmentView | null {
  const assigned = assignments[0]
  if (!assigned) return null
  const { opensAt, dueAt, prompt, createdById } = assigned
  return {
    opensAt: opensAt?.toISOString() ?? null,
    dueAt: dueAt?.toISOString() ?? null,
    prompt,
    askedBy: names.get(createdById) ?? '',
    state: assignmentState({ opensAt, dueAt }, now),
  }
}

async function viewRows(userId: string, placed: { reading: ListedReading; assignment: AssignmentView | null }[], nextId: string | null, isStaff: boolean): Promise<ReadingRow[]> {
  const lengths = await versionLengths(placed.flatMap(({ reading }) => reading.versions.map(({ id }) => id)))
  const versions = placed.flatMap(({ reading }) => reading.versions.map(({ id }) => ({ id, length: lengths.get(id) ?? 0, slots: reading.id === nextId ? slotsOfNext : slotsOfOthers })))
  const silhouettes = new Map<string, Silhouette>(versions.map(({ id, slots }) => [id, { counts: Array<number>(slots).fill(0), mine: Array<number>(slots).fill(0) }]))
  for (const { versionId, slot, notes, mine } of await countNotes(userId, versions)) {
    const silhouette = silhouettes.get(versionId)
    if (silhouette) [silhouette.counts[slot], silhouette.mine[slot]] = [notes, mine]
  }
  return placed.map(({ reading: { id, title, authors, source, versions: [version] }, assignment }) => {
    const silhouette = silhouettes.get(version?.id ?? '') ?? { counts: [], mine: [] }
    const mayOpen = isStaff || assignment?.state !== 'later'
    return {
      id, title, authors, source, assignment, silhouette, mayOpen,
      minutes: Math.max(1, Math.round((lengths.get(version?.id ?? '') ?? 0) / unitsPerMinute)),
      notes: sum(silhouette.counts),
      mine: sum(silhouette.mine),
    }
  })
}

const sum = (numbers: number[]) => numbers.reduce((total, number) => total + number, 0)

async function viewWaiting(userId: string, courseId: string): Promise<WaitingView[]> {
  return (await listUnanswered(userId, courseId, 5)).map(({ authorId, authorName, stance, body, readingId, readingTitle, thread, at }) => ({
    person: viewPerson({ id: authorId, name: authorName }, userId),
    stance: stance as Stance,
    excerpt: excerpt(body),
    reading: { id: readingId, title: readingTitle },
    thread,
    at: at.toISOString(),
  }))
}
