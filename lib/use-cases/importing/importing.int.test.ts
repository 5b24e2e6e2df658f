import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { POST as upload } from '@/app/api/courses/[courseId]/imports/route.ts'
import { DELETE as discard, GET as look } from '@/app/api/imports/[importId]/route.ts'
import { POST as cancel } from '@/app/api/imports/[importId]/cancel/route.ts'
import { PUT as correct } from '@/app/api/imports/[importId]/corrections/route.ts'
import { GET as getDraft } from '@/app/api/imports/[importId]/draft/route.ts'
import { POST as publish } from '@/app/api/imports/[importId]/publish/route.ts'
import { POST as retry } from '@/app/api/imports/[importId]/retry/route.ts'
import { POST as correctReading } from '@/app/api/readings/[readingId]/corrections/route.ts'
import { POST as uploadFor } from '@/app/api/readings/[readingId]/imports/route.ts'
import { GET as getOriginal, PUT as shareOriginal } from '@/app/api/readings/[readingId]/original/route.ts'
import { db } from '@/lib/db/client.ts'
import { env, setEnv } from '@/lib/env.ts'
import type { ImportDraft, ImportView } from '@/lib/domain/reading/import-view.ts'
import { importReading } from '@/lib/importing/import-reading.ts'
import { makeSeminar, type Seminar } from '@/lib/testing/seminar.ts'
import { type Handler, problemIn, visitorOf } from '@/lib/testing/visitor.ts'
import { openCourseHome } from '@/lib/use-cases/course/open-course-home.ts'
import { openReadingRoom } from '@/lib/use-cases/reading/open-reading-room.ts'
import { type Jobs, startJobs } from '@/server/importing/jobs.ts'
import { useTestDatabase } from '@/server/testing/database.ts'

let seminar: Seminar
let url = ''
beforeAll(async () => {
  url = (await useTestDatabase()).url
})
beforeEach(async () => {
  seminar = await makeSeminar()
})
let jobs: Jobs | null = null
afterEach(async () => {
  await jobs?.stop()
  jobs = null
})
const work = () => {
  jobs = startJobs({ databaseUrl: url, run: (source) => importReading(source), fetch: () => Promise.reject(new Error('no web here')), log: { error: () => undefined }, lookEvery: 100 })
}

async function ask(handler: Handler, params: Record<string, string>, call: { method?: string; json?: unknown; form?: FormData } = {}, person = seminar.instructor): Promise<Response> {
  return (await visitorOf(person)).call(handler, '/api', { method: 'POST', params, ...call })
}

async function send(fields: Record<string, string | File>): Promise<Response> {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  return ask(upload, { courseId: seminar.courseId }, { form })
}

const idOf = async (response: Response) => {
  expect(response.status).toBe(201)
  return ((await response.json()) as { importId: string }).importId
}
const view = async (importId: string) => (await (await ask(look, { importId }, { method: 'GET' })).json()) as ImportView
const until = (importId: string, state: string) => vi.waitFor(async () => {
  const now = await view(importId)
  expect(now.state).toBe(state)
  return now
}, { timeout: 10_000, interval: 30 })
const draftOf = async (importId: string) => (await (await ask(getDraft, { importId }, { method: 'GET' })).json()) as ImportDraft
const save = (importId: string, json: object) => ask(correct, { importId }, { method: 'PUT', json })

const ferry = 'The Ferry Question\n\nNobody chose the ferry; it was there before anyone asked.[1]\n\nWho pays\n\nA boat costs what it costs.\n\n[1] The timetables are in the harbour office.\n'

describe('a reading on its way in', () => {
  it('is read in the background, looked over, and becomes a reading with its original', async () => {
    work()
    const bytes = new TextEncoder().encode(`\ufeff${ferry.replaceAll('\n', '\r\n')}`)
    const importId = await idOf(await send({ file: new File([bytes], 'C:\\texts\\ferry.txt') }))
    expect(await until(importId, 'review')).toMatchObject({ name: 'ferry.txt', reading: null, failure: null })
    expect((await openCourseHome(seminar.assistant.id, seminar.courseId))?.imports).toEqual([{ id: importId, state: 'review', name: 'ferry.txt', readingTitle: null }])
    expect((await openCourseHome(seminar.student.id, seminar.courseId))?.imports).toEqual([])

    const { imported, revision } = await draftOf(importId)
    const heading = imported.blocks.findIndex(({ start, end }) => imported.text.slice(start, end) === 'Who pays')
    const saved = await save(importId, { revision, keep: 0, add: [{ kind: 'type', piece: heading, type: 'heading', level: 3 }, { kind: 'about', set: { authors: [{ name: 'Helena Brandt', affiliation: 'Harbour School' }], doi: '10.1000/182' } }] })
    expect(await saved.json()).toEqual({ revision: 1 })
    const { readingId, isNew } = (await (await ask(publish, { importId }, { json: { revision: 1 } })).json()) as { readingId: string; isNew: boolean }
    expect(isNew).toBe(true)

    const reading = await db().reading.findUniqueOrThrow({ where: { id: readingId }, include: { versions: { include: { original: true } } } })
    expect(reading).toMatchObject({ title: 'The Ferry Question', authors: ['Helena Brandt'], metadata: { people: [{ name: 'Helena Brandt', affiliation: 'Harbour School' }], doi: '10.1000/182' } })
    const [version] = reading.versions
    expect(version?.html).toContain('<h3')
    expect(version?.textHash).toMatch(/^[0-9a-f]{64}$/)
    expect(version?.original?.fileName).toBe('ferry.txt')
    expect(Buffer.from(version?.original?.bytes ?? [])).toEqual(Buffer.from(bytes))
    expect((await openReadingRoom(seminar.student.id, readingId))?.html).toContain('Nobody chose the ferry')
    // What it held is the reading's now.
    expect(await db().import.findUniqueOrThrow({ where: { id: importId } })).toMatchObject({ state: 'published', readingId, bytes: null, result: null })
  })

  it('is published once, however often that is asked', async () => {
    work()
    const importId = await idOf(await send({ pasted: '# Wells\n\nDry.\n', format: 'markdown' }))
    await until(importId, 'review')
    const before = await db().reading.count()
    const statuses = (await Promise.all([1, 2, 3].map(() => ask(publish, { importId }, { json: { revision: 0 } })))).map(({ status }) => status)
    expect(statuses.sort()).toEqual([201, 409, 409])
    expect(await db().reading.count()).toBe(before + 1)
  })

  it('needs a title to be published, and says so', async () => {
    work()
    const importId = await idOf(await send({ pasted: 'the well was dry and nobody had said so, not that year nor the next.' }))
    await until(importId, 'review')
    expect(await problemIn(await ask(publish, { importId }, { json: { revision: 0 } }))).toEqual({ status: 400, code: 'invalid', field: 'title', title: 'The text does not say what it is called. Write its title.' })
    await save(importId, { revision: 0, keep: 0, add: [{ kind: 'about', set: { title: 'Wells' } }] })
    expect((await ask(publish, { importId }, { json: { revision: 1 } })).status).toBe(201)
  })

  it('lets nothing of a text through as a script', async () => {
    work()
    const importId = await idOf(await send({ pasted: '# T\n\n<script>alert(1)</script> and [a](javascript:alert(1)) <img src=x onerror=alert(1)>\n', format: 'markdown' }))
    await until(importId, 'review')
    await save(importId, { revision: 0, keep: 0, add: [{ kind: 'words', piece: 0, edits: [{ start: 0, end: 0, text: '<b onclick=x>' }] }] })
    const { readingId } = (await (await ask(publish, { importId }, { json: { revision: 1 } })).json()) as { readingId: string }
    expect((await openReadingRoom(seminar.student.id, readingId))?.html).not.toMatch(/<script|<img|<b |href="javascript/i)
  })

  it('keeps corrections as they are made, takes the last back, and tells a second window that it is behind', async () => {
    work()
    const importId = await idOf(await send({ pasted: ferry }))
    await until(importId, 'review')
    const title = (words: string) => ({ kind: 'about', set: { title: words } })
    await save(importId, { revision: 0, keep: 0, add: [title('One'), title('Two')] })
    await save(importId, { revision: 1, keep: 1, add: [title('Three')] })
    expect((await draftOf(importId)).corrections).toEqual([title('One'), title('Three')])
    expect(await problemIn(await save(importId, { revision: 1, keep: 0, add: [] }))).toMatchObject({ status: 409, code: 'conflict' })
    expect(await problemIn(await save(importId, { revision: 2, keep: 2, add: [{ kind: 'words', piece: 0, edits: [{ start: 0, end: 0, text: 'a\u0000b' }] }] }))).toMatchObject({ status: 400, code: 'invalid' })
    expect(await problemIn(await ask(publish, { importId }, { json: { revision: 1 } }))).toMatchObject({ status: 409 })
  })

  it('does not publish a correction that does not fit', async () => {
    work()
    const importId = await idOf(await send({ pasted: ferry }))
    await until(importId, 'review')
    await save(importId, { revision: 0, keep: 0, add: [{ kind: 'drop', piece: 999 }] })
    expect(await problemIn(await ask(publish, { importId }, { json: { revision: 1 } }))).toMatchObject({ status: 400, code: 'invalid' })
    expect((await view(importId)).state).toBe('review')
  })

  it('is cancelled before its turn, tried again, and thrown away', async () => {
    const importId = await idOf(await send({ pasted: ferry }))
    expect((await view(importId)).state).toBe('queued')
    expect(await (await ask(cancel, { importId })).json()).toMatchObject({ state: 'cancelled' })
    expect(await (await ask(retry, { importId })).json()).toMatchObject({ state: 'queued' })
    work()
    await until(importId, 'review')
    expect((await ask(discard, { importId }, { method: 'DELETE' })).status).toBe(204)
    expect(await problemIn(await ask(look, { importId }, { method: 'GET' }))).toMatchObject({ status: 404 })
  })

  it.each([
    ['an empty file', { file: new File([], 'empty.txt') }],
    ['a file of nothing but spaces', { file: new File([' \n\n \t'], 'blank.txt') }],
    ['a binary named .txt', { file: new File([new Uint8Array([0x7f, 0x45, 0x4c, 0x46, 2, 1, 1, 0, 0, 0, 0, 0, 255, 254, 200, 129])], 'binary.txt') }],
    ['a PDF that was cut short', { file: new File(['%PDF-1.7 ...'], 'article.pdf') }],
  ])('says why %s is refused, and no reading is made', async (_what, fields) => {
    work()
    const before = await db().reading.count()
    const { failure } = await until(await idOf(await send(fields)), 'failed')
    expect(failure?.message).toMatch(/^[A-Z].*[.]$/)
    expect(await db().reading.count()).toBe(before)
  })

  it.each([
    ['a picture', { file: new File([new Uint8Array([0x89, 0x50, 0x4e, 0x47, 13, 10, 26, 10])], 'page.png') }, 415, 'unsupported-type'],
    ['nothing at all', { chapter: '' }, 400, 'invalid'],
    ['pasted emptiness', { pasted: '  ' }, 400, 'invalid'],
    ['an address that is none', { address: 'file:///etc/passwd' }, 400, 'invalid'],
  ])('refuses %s at once', async (_what, fields, status, code) => {
    const problem = await problemIn(await send(fields))
    expect(problem).toMatchObject({ status, code })
    expect(problem.title).toMatch(/^[A-Z].*/)
    expect(await db().import.count({ where: { courseId: seminar.courseId } })).toBe(0)
  })

  it('takes no address where the settings say so', async () => {
    const settings = env()
    setEnv({ ...settings, importFromWeb: false })
    const problem = await problemIn(await send({ address: 'https://www.example.org/wells' }))
    setEnv(settings)
    expect(problem).toEqual({ status: 403, code: 'forbidden', field: 'address', title: 'Readings cannot be taken from web addresses here. Save the page and upload the file.' })
  })

  it('refuses a file of 60 MB before it has been sent', async () => {
    const visitor = await visitorOf(seminar.instructor)
    const pulled = vi.fn()
    const body = new ReadableStream({ pull: pulled }, { highWaterMark: 0 })
    const request = new Request('http://localhost:3000/api', {
      method: 'POST', body, duplex: 'half',
      headers: { 'cookie': visitor.cookie, 'content-type': 'multipart/form-data; boundary=x', 'content-length': String(60 * 1024 * 1024) },
    } as RequestInit)
    const response = await upload(request, { params: Promise.resolve({ courseId: seminar.courseId }) })
    expect(await problemIn(response)).toEqual({ status: 413, code: 'too-large', title: 'This file is larger than 20 MB, which is the most a reading can be. Split it, or save it without pictures.' })
    expect(pulled).not.toHaveBeenCalled()
  })

  it('stops reading a file that does not say how large it is soon after 20 MB', async () => {
    const visitor = await visitorOf(seminar.instructor)
    const chunk = new Uint8Array(1024 * 1024)
    let sent = 0
    const body = new ReadableStream({ pull: (controller) => { sent++; controller.enqueue(chunk) } }, { highWaterMark: 0 })
    const request = new Request('http://localhost:3000/api', { method: 'POST', body, duplex: 'half', headers: { 'cookie': visitor.cookie, 'content-type': 'multipart/form-data; boundary=x' } } as RequestInit)
    const response = await upload(request, { params: Promise.resolve({ courseId: seminar.courseId }) })
    expect(response.status).toBe(413)
    expect(sent).toBeLessThan(25)
  })

  it('refuses a form that broke off', async () => {
    const visitor = await visitorOf(seminar.instructor)
    const request = new Request('http://localhost:3000/api', { method: 'POST', body: '--x\r\nContent-Disposition: form-data; name="file"; filename="a.txt"\r\n\r\nhalf', headers: { 'cookie': visitor.cookie, 'content-type': 'multipart/form-data; boundary=x' } })
    const response = await upload(request, { params: Promise.resolve({ courseId: seminar.courseId }) })
    expect(await problemIn(response)).toMatchObject({ status: 400, title: 'The form did not arrive whole. Try again.' })
  })
})

describe('a reading that there is', () => {
  it('is corrected over its present version, which becomes the next one', async () => {
    const { readingId } = seminar
    const importId = await idOf(await ask(correctReading, { readingId }))
    // Gone on with, not begun twice.
    expect(await idOf(await ask(correctReading, { readingId }))).toBe(importId)
    const { imported, revision } = await draftOf(importId)
    expect(imported.title).toBe('On Wells')
    const dry = imported.text.indexOf('dry')
    await save(importId, { revision, keep: 0, add: [{ kind: 'words', piece: 0, edits: [{ start: dry, end: dry + 3, text: 'full' }] }] })
    expect((await openCourseHome(seminar.instructor.id, seminar.courseId))?.imports).toEqual([{ id: importId, state: 'review', name: 'On Wells', readingTitle: 'On Wells' }])
    expect(await (await ask(publish, { importId }, { json: { revision: 1 } })).json()).toEqual({ readingId, isNew: false })
    const room = await openReadingRoom(seminar.student.id, readingId)
    expect([room?.view.version.number, room?.html]).toEqual([2, expect.stringContaining('The well was full')])
    // Who brought the file still has it.
    expect(await (await ask(getOriginal, { readingId }, { method: 'GET' })).text()).toContain('The well was dry')
  })

  it('takes a better file as its next version, with that file as its original', async () => {
    work()
    const { readingId } = seminar
    const form = new FormData()
    form.set('file', new File(['# On Wells\n\nThe well was dry, and everybody had said so.\n'], 'better.md'))
    const importId = await idOf(await ask(uploadFor, { readingId }, { form }))
    expect(await until(importId, 'review')).toMatchObject({ reading: { id: readingId, title: 'On Wells' } })
    await ask(publish, { importId }, { json: { revision: 0 } })
    const room = await openReadingRoom(seminar.student.id, readingId)
    expect(room?.html).toContain('everybody had said so')
    expect((await ask(getOriginal, { readingId }, { method: 'GET' })).headers.get('content-disposition')).toContain('better.md')
  })

  it('gives its original to members where the instructor shares it, as a file and nothing else', async () => {
    const { readingId, student, observer } = seminar
    const get = (person = student) => ask(getOriginal, { readingId }, { method: 'GET' }, person)
    expect(await problemIn(await get())).toMatchObject({ status: 403, title: 'The original of this reading is not shared with the course.' })
    await ask(shareOriginal, { readingId }, { method: 'PUT', json: { shared: true } })
    const response = await get()
    expect(await response.text()).toContain('# On Wells')
    expect(Object.fromEntries(response.headers)).toMatchObject({ 'content-disposition': `attachment; filename="wells.md"; filename*=UTF-8''wells.md`, 'x-content-type-options': 'nosniff', 'content-security-policy': 'sandbox', 'cache-control': 'private, no-store' })
    expect((await get(observer)).status).toBe(200)
    await ask(shareOriginal, { readingId }, { method: 'PUT', json: { shared: false } })
    expect((await get()).status).toBe(403)
  })
})
