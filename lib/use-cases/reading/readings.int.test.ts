import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { DELETE as unassign, PUT as assign } from '@/app/api/readings/[readingId]/assignment/route.ts'
import { GET as getHtml } from '@/app/api/readings/[readingId]/html/route.ts'
import { accessEvents } from '@/lib/auth/events.ts'
import type { CurrentUser } from '@/lib/auth/session.ts'
import { db } from '@/lib/db/client.ts'
import { toWallTime } from '@/lib/domain/course/zoned-time.ts'
import { makeSeminar, type Seminar } from '@/lib/testing/seminar.ts'
import { problemIn, visitorOf } from '@/lib/testing/visitor.ts'
import { openCourseHome } from '@/lib/use-cases/course/open-course-home.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { openAssignment } from './open-assignment.ts'
import { openReadingRoom } from './open-reading-room.ts'

let seminar: Seminar
beforeAll(async () => {
  await useTestDatabase()
})
beforeEach(async () => {
  seminar = await makeSeminar()
})

const fromNow = (hours: number) => toWallTime(new Date(Date.now() + hours * 3_600_000), 'Europe/Oslo')

async function assignAs(person: CurrentUser, json: unknown) {
  return (await visitorOf(person)).call(assign, '/api', { method: 'PUT', params: { readingId: seminar.readingId }, json })
}

describe('assigning a reading', () => {
  it('takes wall time of the course’s zone', async () => {
    const response = await assignAs(seminar.instructor, { opensAt: '', dueAt: '2031-07-15T18:00', prompt: '  Mark what you doubt. ' })
    expect(await response.json()).toEqual({ opensAt: null, dueAt: '2031-07-15T16:00:00.000Z' })
    const home = await openCourseHome(seminar.student.id, seminar.courseId)
    expect(home?.next).toMatchObject({ id: seminar.readingId, mayOpen: true, assignment: { dueAt: '2031-07-15T16:00:00.000Z', prompt: 'Mark what you doubt.', askedBy: 'Ingrid Berg', state: 'open' } })
    expect(home?.next?.silhouette.counts).toHaveLength(120)
    expect(await openAssignment(seminar.instructor.id, seminar.readingId)).toMatchObject({ current: { opensAt: null, dueAt: '2031-07-15T18:00', prompt: 'Mark what you doubt.' } })
  })

  it.each([
    ['a due date in the past', { dueAt: '2020-01-01T10:00' }, 'dueAt', 'This due date is in the past. Choose a later one.'],
    ['a due date a minute ago', { dueAt: fromNow(-1 / 30) }, 'dueAt', 'This due date is in the past. Choose a later one.'],
    ['an opening after it is due', { opensAt: '2031-07-16T18:00', dueAt: '2031-07-15T18:00' }, 'opensAt', 'It would open after it is due. Choose an earlier opening or a later due date.'],
    ['a day that does not exist', { dueAt: '2031-02-30T18:00' }, 'dueAt', 'Write the day and the time it is due.'],
    ['a prompt beyond all measure', { prompt: 'x'.repeat(4001) }, 'prompt', 'What you ask can have at most 4000 characters.'],
  ])('refuses %s', async (_what, json, field, title) => {
    expect(await problemIn(await assignAs(seminar.instructor, json))).toEqual({ status: 400, code: 'invalid', field, title })
    expect(await db().assignment.count({ where: { readingId: seminar.readingId } })).toBe(0)
  })

  it('lets the prompt of one that is over be changed, and its due date stand', async () => {
    await db().assignment.create({ data: { id: crypto.randomUUID(), courseId: seminar.courseId, readingId: seminar.readingId, createdById: seminar.instructor.id, dueAt: new Date('2026-01-05T17:00:00Z') } })
    expect((await assignAs(seminar.instructor, { dueAt: '2026-01-05T18:00', prompt: 'Look again.' })).status).toBe(200)
    expect(await problemIn(await assignAs(seminar.instructor, { dueAt: '2026-01-05T19:00' }))).toMatchObject({ field: 'dueAt' })
  })

  it('closes the reading to students until it opens, and their rooms hear of it', async () => {
    const { readingId, student, assistant } = seminar
    const changed = vi.fn()
    accessEvents().on('rights-changed', changed)
    await assignAs(seminar.instructor, { opensAt: fromNow(24), dueAt: fromNow(48) })
    accessEvents().off('rights-changed', changed)
    expect(changed).toHaveBeenCalledWith(student.id)
    expect(await openReadingRoom(student.id, readingId)).toBeNull()
    expect(await openReadingRoom(assistant.id, readingId)).not.toBeNull()
    const response = await (await visitorOf(student)).call(getHtml, '/api', { params: { readingId } })
    expect(await problemIn(response)).toMatchObject({ status: 404, title: 'There is no such reading, or it is not open to you.' })
    const home = await openCourseHome(student.id, seminar.courseId)
    expect(home).toMatchObject({ next: null, readings: [{ id: readingId, mayOpen: false, assignment: { state: 'later' } }] })
    const visitor = await visitorOf(seminar.instructor)
    expect((await visitor.call(unassign, '/api', { method: 'DELETE', params: { readingId } })).status).toBe(204)
    expect(await openReadingRoom(student.id, readingId)).not.toBeNull()
  })
})

describe('the HTML of a version', () => {
  it('is sent once, and asked for again by its version', async () => {
    const visitor = await visitorOf(seminar.student)
    const params = { readingId: seminar.readingId }
    const first = await visitor.call(getHtml, '/api', { params })
    expect(first.headers.get('content-type')).toBe('text/html; charset=utf-8')
    expect(await first.text()).toContain('The well was dry')
    const again = await visitor.call(getHtml, '/api', { params, headers: { 'if-none-match': first.headers.get('etag') ?? '' } })
    expect(again.status).toBe(304)
    const other = await makeSeminar()
    const foreign = await db().readingVersion.findFirstOrThrow({ where: { readingId: other.readingId } })
    const probe = await visitor.call(getHtml, `/api?version=${foreign.id}`, { params })
    expect(probe.status).toBe(404)
  })
})
