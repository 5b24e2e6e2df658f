import { noSuchDebate } from '@/lib/db/access.ts'
import { type DebateAccess, ensureHandle, findDebateFor, listPeopleIn, listQuotable } from '@/lib/db/debates.ts'
import { findRoomAccess } from '@/lib/db/room-access.ts'
import { findUser } from '@/lib/db/users.ts'
import { viewPerson } from '@/lib/domain/account/person.ts'
import { may } from '@/lib/domain/course/policy.ts'
import type { DebateView } from '@/lib/domain/debate/views.ts'
import { findStarters } from './find-starters.ts'

/** A debate with all that stands around its claims; null where it is not found for the person. Makes their handle where they have none. */
export async function openDebate(userId: string, debateId: string): Promise<DebateView | null> {
  const debate = await findDebateFor(userId, debateId)
  if (!debate) return null
  const { id, question, startedById, closedAt, roomId, course } = debate
  await ensureHandle(roomId, userId)
  const [access, people, readings, user, nameOf] = await Promise.all([
    findRoomAccess(userId, roomId), listPeopleIn(roomId), listQuotable(course.id, roomId), findUser(userId), findStarters([startedById]),
  ])
  if (!access || !user) return null
  const { name, initials, tint } = viewPerson(user, userId)
  return {
    course: { id: course.id, title: course.title, timeZone: course.timeZone },
    debate: { id, question, startedBy: nameOf(startedById), closedAt: closedAt?.toISOString() ?? null, mayEdit: mayEdit(userId, debate) },
    me: { userId, name, initials, tint, leads: may(course.role, 'layer:moderate') },
    room: { roomId, handle: access.handle, mayWrite: access.mayWrite },
    people: Object.fromEntries(people.map(({ handle, ...person }) => [handle, { ...viewPerson(person, userId), alias: handle }])),
    readings: Object.fromEntries(readings.map(({ id: versionId, ...reading }) => [versionId, reading])),
  }
}

/** The same. Throws `not-found`. */
export async function getDebate(userId: string, debateId: string): Promise<DebateView> {
  const view = await openDebate(userId, debateId)
  if (!view) throw noSuchDebate()
  return view
}

/** Who leads the course, or started the debate and may still start one. */
const mayEdit = (userId: string, { startedById, course }: DebateAccess): boolean =>
  may(course.role, 'debate:edit') || (startedById === userId && may(course.role, 'debate:start'))
