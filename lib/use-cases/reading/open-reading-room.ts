import { findReadingFor, noSuchReading, type ReadingAccess } from '@/lib/db/access.ts'
import { findAssignment } from '@/lib/db/assignments.ts'
import { findMarkNames } from '@/lib/db/courses.ts'
import { listGroups } from '@/lib/db/groups.ts'
import { courseScope, ensureLayers, groupScope, listHandles, listOpenLayers, privateScope } from '@/lib/db/layers.ts'
import { listNames } from '@/lib/db/memberships.ts'
import { viewWork } from '@/lib/use-cases/importing/view-work.ts'
import { listPlacements } from '@/lib/db/placements.ts'
import { findVersionToOpen } from '@/lib/db/readings.ts'
import { findUser } from '@/lib/db/users.ts'
import { countSheets } from '@/lib/db/versions.ts'
import { readMarkNames } from '@/lib/domain/annotation/mark-names.ts'
import { viewPerson } from '@/lib/domain/account/person.ts'
import { may } from '@/lib/domain/course/policy.ts'
import { outline } from '@/lib/domain/reading/outline.ts'
import type { RoomPersonView, RoomView } from '@/lib/domain/reading/room-view.ts'
import { readBlocks } from '@/lib/domain/reading/stored.ts'

/** A reading with the layers the person shares on it, and its text as HTML; null where it is not found for them. Makes layers and handles that are missing. */
export async function openReadingRoom(userId: string, readingId: string): Promise<{ view: RoomView; html: string } | null> {
  const reading = await findReadingFor(userId, readingId)
  if (!reading) return null
  await ensureOwnLayers(userId, reading)
  const [version, layers, people, user, assignment, markNames] = await Promise.all([
    findVersionToOpen(readingId), listOpenLayers(userId, readingId), listPeople(userId, readingId), findUser(userId), findAssignment(readingId), findMarkNames(reading.course.id),
  ])
  if (!version || !user) return null
  const placements = version.number === 1 ? {} : await listPlacements(userId, readingId, version.id)
  const { id, title, authors, source, course } = reading
  const { name, initials, tint } = viewPerson(user, userId)
  const askedBy = assignment && (await listNames([assignment.createdById])).get(assignment.createdById)
  const view: RoomView = {
    course: { id: course.id, title: course.title, timeZone: course.timeZone, markNames: readMarkNames(markNames), mayNameMarks: may(course.role, 'mark:name') },
    reading: { id, title, authors, source },
    work: viewWork(reading, may(course.role, 'reading:add')),
    version: { id: version.id, number: version.number, language: version.language },
    placements,
    pages: await viewPages(version.id, reading.sharesOriginal, may(course.role, 'reading:add')),
    outline: outline(version.text, readBlocks(version.headings)),
    me: { userId, name, initials, tint, leads: may(course.role, 'reading:add') },
    layers: layers.map(({ layerId, kind, groupName, roomId, handle, mayWrite, hiding, revealAt }) => ({
      id: layerId, kind, roomId, handle, mayWrite, hiding, revealAt: revealAt?.toISOString() ?? null,
      name: kind === 'private' ? 'Me' : kind === 'course' ? 'Course' : (groupName ?? 'Group'),
    })),
    people,
    assignment: assignment && { dueAt: assignment.dueAt?.toISOString() ?? null, prompt: assignment.prompt, askedBy: askedBy ?? '' },
  }
  return { view, html: version.html }
}

async function viewPages(versionId: string, shared: boolean, leads: boolean): Promise<RoomView['pages']> {
  const count = shared || leads ? await countSheets(versionId) : 0
  return count > 0 ? { count, shared } : null
}

/** Everyone with a handle in a layer the person sees, by handle. Throws `not-found`. */
export async function getPeople(userId: string, readingId: string): Promise<Record<string, RoomPersonView>> {
  if (!(await findReadingFor(userId, readingId))) throw noSuchReading()
  return listPeople(userId, readingId)
}

async function listPeople(userId: string, readingId: string): Promise<Record<string, RoomPersonView>> {
  const handles = await listHandles(userId, readingId)
  const aliases = new Map<string, string>()
  for (const { handle, id } of handles) if (!aliases.has(id)) aliases.set(id, handle)
  return Object.fromEntries(handles.map(({ handle, layerId, ...person }) => [handle, { ...viewPerson(person, userId), alias: aliases.get(person.id) ?? handle, layerId }]))
}

/** One's own, one's groups' (for staff: every group's), the course's. */
async function ensureOwnLayers(userId: string, { id, course }: ReadingAccess): Promise<void> {
  const sees = may(course.role, 'group:read-all')
  const groups = (await listGroups(course.id)).filter(({ members }) => sees || members.some(({ membership }) => membership.id === course.membershipId))
  await ensureLayers(id, userId, [privateScope(userId), ...groups.map((group) => groupScope(group.id)), courseScope])
}
