import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as createCourse } from '@/app/api/courses/route.ts'
import { POST as createGroup } from '@/app/api/courses/[courseId]/groups/route.ts'
import { POST as invite } from '@/app/api/courses/[courseId]/invitations/route.ts'
import { DELETE as revoke } from '@/app/api/courses/[courseId]/invitations/[id]/route.ts'
import { DELETE as remove, PUT as change } from '@/app/api/courses/[courseId]/members/[userId]/route.ts'
import { POST as accept } from '@/app/api/invitations/accept/route.ts'
import { POST as signUp } from '@/app/api/sign-up/route.ts'
import { accessEvents } from '@/lib/auth/events.ts'
import { db } from '@/lib/db/client.ts'
import type { CurrentUser } from '@/lib/auth/session.ts'
import { addMember, makePerson, makeSeminar, type Seminar } from '@/lib/testing/seminar.ts'
import { problemIn, Visitor, visitorOf } from '@/lib/testing/visitor.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { listCourses } from './list-courses.ts'
import { openCoursePeople } from './open-course-people.ts'
import { openInvitation } from './open-invitation.ts'

let seminar: Seminar
beforeAll(async () => {
  await useTestDatabase()
})
beforeEach(async () => {
  seminar = await makeSeminar()
})

const post = { method: 'POST' }

async function makeInvitation(json: Record<string, unknown> = {}) {
  const response = await (await visitorOf(seminar.instructor)).call(invite, '/api', { ...post, params: { courseId: seminar.courseId }, json: { role: 'student', days: 7, ...json } })
  const { id, url } = (await response.json()) as { id: string; url: string }
  return { id, url, token: url?.split('/').at(-1) ?? '' }
}

const acceptAs = async (person: CurrentUser, token: string) => (await visitorOf(person)).call(accept, '/api/invitations/accept', { ...post, json: { token } })
const roleOf = async (person: { id: string }) => (await db().membership.findUnique({ where: { courseId_userId: { courseId: seminar.courseId, userId: person.id } }, include: { groups: true } }))

async function changeAs(person: CurrentUser, memberId: string, json: unknown) {
  return (await visitorOf(person)).call(change, '/api', { method: 'PUT', params: { courseId: seminar.courseId, userId: memberId }, json })
}

async function removeAs(person: CurrentUser, memberId: string) {
  return (await visitorOf(person)).call(remove, '/api', { method: 'DELETE', params: { courseId: seminar.courseId, userId: memberId } })
}

describe('a course', () => {
  it('has the one who made it as its instructor', async () => {
    const visitor = await visitorOf(seminar.stranger)
    const { courseId } = (await (await visitor.call(createCourse, '/api/courses', { ...post, json: { title: '  Peace \n Operations ', timeZone: 'Africa/Bamako' } })).json()) as { courseId: string }
    expect((await listCourses(seminar.stranger.id)).courses).toEqual([{ id: courseId, title: 'Peace Operations', timeZone: 'Africa/Bamako', role: 'instructor', people: 1, readings: 0, nextDue: null }])
  })

  it.each([
    [{ title: '' }, 'title', 'Write the title of the course.'],
    [{ timeZone: 'Europe/Atlantis' }, 'timeZone', 'Choose the time zone of the course from the list.'],
  ])('needs a title and a time zone: %j', async (wrong, field, title) => {
    const response = await (await visitorOf(seminar.instructor)).call(createCourse, '/api/courses', { ...post, json: { title: 'A course', timeZone: 'UTC', ...wrong } })
    expect(await problemIn(response)).toEqual({ status: 400, code: 'invalid', field, title })
  })

  it('has no two groups of one name', async () => {
    const visitor = await visitorOf(seminar.instructor)
    const response = await visitor.call(createGroup, '/api', { ...post, params: { courseId: seminar.courseId }, json: { name: 'Monday' } })
    expect(await problemIn(response)).toMatchObject({ status: 409, field: 'name', title: 'This course has a group of that name already. Choose another name.' })
  })
})

describe('an invitation', () => {
  it('lets someone new make an account and join, in its role and group', async () => {
    const { token, url } = await makeInvitation({ groupId: seminar.groupId })
    expect(url).toBe(`http://localhost:3000/join/${token}`)
    expect(await openInvitation(token, null)).toMatchObject({ state: 'open', course: { title: 'Wells and Words' }, role: 'student', group: 'Monday', invitedBy: 'Ingrid Berg', me: null })
    const response = await new Visitor().call(signUp, '/api/sign-up', { ...post, json: { invitation: token, name: 'New Student', email: `new.${seminar.courseId}@example.org`, password: 'after those words' } })
    const { userId, courseId } = (await response.json()) as { userId: string; courseId: string }
    expect(courseId).toBe(seminar.courseId)
    expect(await roleOf({ id: userId })).toMatchObject({ role: 'student', endedAt: null, groups: [{ groupId: seminar.groupId }] })
  })

  it('lets someone with an account join, and is harmless the second time', async () => {
    const { token, id } = await makeInvitation()
    const changed = vi.fn()
    accessEvents().on('rights-changed', changed)
    for (let i = 0; i < 2; i++) expect(await (await acceptAs(seminar.stranger, token)).json()).toEqual({ courseId: seminar.courseId })
    accessEvents().off('rights-changed', changed)
    expect(changed).toHaveBeenCalledWith(seminar.stranger.id)
    expect(await roleOf(seminar.stranger)).toMatchObject({ role: 'student', endedAt: null })
    expect(await db().invitation.findUnique({ where: { id } })).toMatchObject({ uses: 1 })
  })

  it('takes nothing from who is a member already', async () => {
    const { token } = await makeInvitation({ role: 'observer', groupId: seminar.otherGroupId })
    expect((await acceptAs(seminar.instructor, token)).status).toBe(201)
    expect(await roleOf(seminar.instructor)).toMatchObject({ role: 'instructor', groups: [{ groupId: seminar.otherGroupId }] })
    expect(await openInvitation(token, seminar.instructor)).toMatchObject({ me: { isMember: true } })
  })

  it('opens nothing once it is revoked', async () => {
    const { id, token } = await makeInvitation()
    const visitor = await visitorOf(seminar.instructor)
    const end = () => visitor.call(revoke, '/api', { method: 'DELETE', params: { courseId: seminar.courseId, id } })
    expect([(await end()).status, (await end()).status]).toEqual([204, 204])
    const message = 'This invitation was revoked. Ask whoever sent it for a new one.'
    expect(await openInvitation(token, null)).toEqual({ state: 'gone', message })
    expect(await problemIn(await acceptAs(seminar.stranger, token))).toEqual({ status: 410, code: 'gone', title: message })
    const signedUp = await new Visitor().call(signUp, '/api/sign-up', { ...post, json: { invitation: token, name: 'New', email: 'revoked@example.org', password: 'after those words' } })
    expect(await problemIn(signedUp)).toEqual({ status: 410, code: 'gone', title: message })
    expect(await db().user.count({ where: { email: 'revoked@example.org' } })).toBe(0)
  })

  it('opens nothing once it has expired, or when it never was', async () => {
    const { id, token } = await makeInvitation()
    await db().invitation.update({ where: { id }, data: { expiresAt: new Date(Date.now() - 1) } })
    expect(await problemIn(await acceptAs(seminar.stranger, token))).toEqual({ status: 410, code: 'gone', title: 'This invitation has expired. Ask whoever sent it for a new one.' })
    expect(await problemIn(await acceptAs(seminar.stranger, 'x'.repeat(43)))).toEqual({ status: 410, code: 'gone', title: 'There is no such invitation. Check that you opened the whole link.' })
    expect(await problemIn(await acceptAs(seminar.stranger, 'short'))).toMatchObject({ status: 400, code: 'invalid' })
  })

  it('does not let in again whom an instructor has removed since', async () => {
    const { token } = await makeInvitation()
    await acceptAs(seminar.stranger, token)
    await removeAs(seminar.instructor, seminar.stranger.id)
    expect(await problemIn(await acceptAs(seminar.stranger, token))).toMatchObject({ status: 410, title: 'Your part in this course was ended after this invitation was made. Ask an instructor for a new one.' })
    const { token: later } = await makeInvitation({ role: 'observer' })
    expect((await acceptAs(seminar.stranger, later)).status).toBe(201)
    expect(await roleOf(seminar.stranger)).toMatchObject({ role: 'observer', endedAt: null })
  })

  it.each([[0], [181], [1.5], ['7'], [null]])('lasts from 1 to 180 days, not %j', async (days) => {
    const response = await (await visitorOf(seminar.instructor)).call(invite, '/api', { ...post, params: { courseId: seminar.courseId }, json: { role: 'student', days } })
    expect(await problemIn(response)).toEqual({ status: 400, code: 'invalid', field: 'days', title: 'Choose from 1 to 180 days.' })
  })

  it('cannot lead into another course’s group', async () => {
    const { groupId } = await makeSeminar()
    const response = await (await visitorOf(seminar.instructor)).call(invite, '/api', { ...post, params: { courseId: seminar.courseId }, json: { role: 'student', days: 7, groupId } })
    expect(await problemIn(response)).toMatchObject({ status: 400, field: 'groupId' })
  })

  it('does not make a second account for an address', async () => {
    const { token } = await makeInvitation()
    const response = await new Visitor().call(signUp, '/api/sign-up', { ...post, json: { invitation: token, name: 'Again', email: seminar.student.email.toUpperCase(), password: 'after those words' } })
    expect(await problemIn(response)).toMatchObject({ status: 409, field: 'email' })
  })
})

describe('a member', () => {
  it('is given another role and other groups, and their open rooms hear of it', async () => {
    const changed = vi.fn()
    accessEvents().once('rights-changed', changed)
    expect((await changeAs(seminar.instructor, seminar.student.id, { role: 'assistant', groupIds: [seminar.otherGroupId] })).status).toBe(204)
    expect(changed).toHaveBeenCalledWith(seminar.student.id)
    expect(await roleOf(seminar.student)).toMatchObject({ role: 'assistant', groups: [{ groupId: seminar.otherGroupId }] })
  })

  it('is put into groups by an assistant, who may not change a role', async () => {
    expect((await changeAs(seminar.assistant, seminar.student.id, { groupIds: [] })).status).toBe(204)
    expect(await problemIn(await changeAs(seminar.assistant, seminar.student.id, { role: 'observer', groupIds: [] }))).toEqual({ status: 403, code: 'forbidden', title: 'Only instructors of this course may change roles.' })
    expect(await problemIn(await changeAs(seminar.assistant, seminar.assistant.id, { role: 'instructor' }))).toMatchObject({ status: 403 })
  })

  it('cannot be put into another course’s group', async () => {
    const { groupId } = await makeSeminar()
    expect(await problemIn(await changeAs(seminar.instructor, seminar.student.id, { groupIds: [groupId] }))).toMatchObject({ status: 400, field: 'groupIds' })
  })

  it('who leaves has no part in the course, and their open rooms hear of it', async () => {
    const changed = vi.fn()
    accessEvents().once('rights-changed', changed)
    expect((await removeAs(seminar.instructor, seminar.student.id)).status).toBe(204)
    expect(changed).toHaveBeenCalledWith(seminar.student.id)
    expect(await openCoursePeople(seminar.student.id, seminar.courseId)).toBeNull()
    expect(await problemIn(await removeAs(seminar.instructor, seminar.student.id))).toMatchObject({ status: 404, title: 'There is no such person in this course.' })
  })
})

describe('the last instructor of a course', () => {
  const title = 'A course needs an instructor, and this is its last one. Make somebody else an instructor first.'

  it('cannot be removed or given another role', async () => {
    const { instructor } = seminar
    expect(await problemIn(await removeAs(instructor, instructor.id))).toEqual({ status: 409, code: 'conflict', title })
    expect(await problemIn(await changeAs(instructor, instructor.id, { role: 'student' }))).toEqual({ status: 409, code: 'conflict', title })
    expect(await roleOf(instructor)).toMatchObject({ role: 'instructor', endedAt: null })
  })

  it('stays even when two remove each other at the same moment', async () => {
    const second = await makePerson('Siri Second')
    await addMember(seminar.courseId, second.id, 'instructor')
    await Promise.all([removeAs(seminar.instructor, second.id), removeAs(second, seminar.instructor.id), changeAs(second, second.id, { role: 'student' })])
    expect(await db().membership.count({ where: { courseId: seminar.courseId, role: 'instructor', endedAt: null } })).toBe(1)
  })
})

describe('the people page', () => {
  it('shows addresses and invitations to instructors alone', async () => {
    await makeInvitation()
    const asInstructor = await openCoursePeople(seminar.instructor.id, seminar.courseId)
    expect(asInstructor?.invitations).toMatchObject([{ role: 'student', state: 'open', createdBy: 'Ingrid Berg', uses: 0 }])
    expect(asInstructor?.members.find(({ name }) => name === 'Sam Okafor')).toMatchObject({ email: seminar.student.email, role: 'student', groupIds: [seminar.groupId], may: { change: true, remove: true, resetPassword: true } })
    expect(asInstructor?.members.find(({ me }) => me)).toMatchObject({ name: 'Ingrid Berg', may: { change: false, remove: false, resetPassword: false } })
    const asStudent = await openCoursePeople(seminar.student.id, seminar.courseId)
    expect(asStudent?.invitations).toBeNull()
    expect(asStudent?.members.filter(({ email }) => email !== null).map(({ name }) => name)).toEqual(['Sam Okafor'])
    expect(asStudent?.members.some(({ may }) => may.change || may.remove || may.resetPassword)).toBe(false)
  })

  it('is not there for strangers', async () => {
    expect(await openCoursePeople(seminar.stranger.id, seminar.courseId)).toBeNull()
  })
})
