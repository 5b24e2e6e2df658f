import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as addReading } from '@/app/api/courses/[courseId]/readings/route.ts'
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

async function upload(fields: Record<string, string | File>) {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return (await visitorOf(seminar.instructor)).call(addReading, '/api', { method: 'POST', params: { courseId: seminar.courseId }, form })
}

const fromNow = (hours: number) => toWallTime(new Date(Date.now() + hours * 3_600_000), 'Europe/Oslo')

async function assignAs(person: CurrentUser, json: unknown) {
  return (await visitorOf(person)).call(assign, '/api', { method: 'PUT', params: { readingId: seminar.readingId }, json })
}

describe('adding a reading', () => {
  it('keeps an uploaded file as text, blocks and HTML, and its bytes as they were', async () => {
    const bytes = new TextEncoder().encode('\ufeffA title line\r\n\r\nThe fi\u0072st paragraph.\r\n')
    const response = await upload({ file: new File([bytes], 'C:\\texts\\article.txt'), title: 'Given Title', authors: 'Helena Brandt\n\n  Kofi  Mensah ', source: 'A journal' })
    expect(response.status).toBe(201)
    const { readingId } = (await response.json()) as { readingId: string }
    const reading = await db().reading.findUniqueOrThrow({ where: { id: readingId }, include: { versions: { include: { original: true } } } })
    expect(reading).toMatchObject({ title: 'Given Title', authors: ['Helena Brandt', 'Kofi Mensah'], source: 'A journal' })
    const [version] = reading.versions
    expect(version?.text).toContain('The first paragraph.')
    expect(version?.html).toContain('The first paragraph.')
    expect(version?.textHash).toMatch(/^[0-9a-f]{64}$/)
    expect(version?.original?.fileName).toBe('article.txt')
    expect(Buffer.from(version?.original?.bytes ?? [])).toEqual(Buffer.from(bytes))
  })

  it('takes pasted Markdown, whose title is its own', async () => {
    const response = await upload({ pasted: '# Whose Wells\n\nA *first* paragraph.\n', format: 'markdown' })
    const { readingId } = (await response.json()) as { readingId: string }
    const room = await openReadingRoom(seminar.student.id, readingId)
    expect(room?.view.reading.title).toBe('Whose Wells')
    expect(room?.html).toContain('<em>first</em>')
  })

  it('lets nothing of a text through as a script', async () => {
    const response = await upload({ pasted: '# T\n\n<script>alert(1)</script> and [a](javascript:alert(1)) <img src=x onerror=alert(1)>\n', format: 'markdown' })
    const { readingId } = (await response.json()) as { readingId: string }
    const room = await openReadingRoom(seminar.student.id, readingId)
    expect(room?.html).not.toMatch(/<script|<img|href="javascript/i)
  })

  it.each([
    ['an empty file', { file: new File([], 'empty.txt') }, 400, 'invalid'],
    ['a file of nothing but spaces', { file: new File([' \n\n \t'], 'blank.txt') }, 400, 'invalid'],
    ['a binary named .txt', { file: new File([new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 255, 254, 200, 129])], 'binary.txt') }, 415, 'unsupported-type'],
    ['a PDF that was cut short', { file: new File(['%PDF-1.7 ...'], 'article.pdf') }, 400, 'invalid'],
    ['a picture', { file: new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])], 'page.png') }, 415, 'unsupported-type'],
    ['nothing at all', { title: 'Nothing' }, 400, 'invalid'],
    ['pasted emptiness', { pasted: '  ' }, 400, 'invalid'],
  ])('refuses %s with a sentence', async (_what, fields, status, code) => {
    const before = await db().reading.count()
    const problem = await problemIn(await upload(fields))
    expect(problem).toMatchObject({ status, code })
    expect(problem.title).toMatch(/^[A-Z].*[.]$/)
    expect(await db().reading.count()).toBe(before)
  })

  it('refuses a file of 60 MB before it has been sent', async () => {
    const visitor = await visitorOf(seminar.instructor)
    const pulled = vi.fn()
    const body = new ReadableStream({ pull: pulled }, { highWaterMark: 0 })
    const request = new Request('http://localhost:3000/api', {
      method: 'POST', body, duplex: 'half',
      headers: { 'cookie': visitor.cookie, 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(60 * 1024 * 1024) },
    } as RequestInit)
    const response = await addReading(request, { params: Promise.resolve({ courseId: seminar.courseId }) })
    expect(await problemIn(response)).toEqual({ status: 413, code: 'too-large', title: 'This file is larger than 20 MB, which is the most a reading can be. Split it, or save it without pictures.' })
    expect(pulled).not.toHaveBeenCalled()
  })

  it('stops reading a file that does not say how large it is soon after 20 MB', async () => {
    const visitor = await visitorOf(seminar.instructor)
    const chunk = new Uint8Array(1024 * 1024)
    let sent = 0
    const body = new ReadableStream({ pull: (controller) => { sent++; controller.enqueue(chunk) } }, { highWaterMark: 0 })
    const request = new Request('http://localhost:3000/api', { method: 'POST', body, duplex: 'half', headers: { 'cookie': visitor.cookie, 'content-type': 'multipart/form-data; boundary=x' } } as RequestInit)
    const response = await addReading(request, { params: Promise.resolve({ courseId: seminar.courseId }) })
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(25)
  })

  it('refuses a form that broke off', async () => {
    const visitor = await visitorOf(seminar.instructor)
    const request = new Request('http://localhost:3000/api', { method: 'POST', body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf', headers: { 'cookie': visitor.cookie, 'content-type': 'multipart/form-data; boundary=x' } })
    const response = await addReading(request, { params: Promise.resolve({ courseId: seminar.courseId }) })
    expect(await problemIn(response)).toMatchObject({ status: 400, title: 'The form did not arrive whole. Try again.' })
  })
})

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
