import { readdirSync, readFileSync } from 'node:fs'
import path from 'node:path'
import { beforeAll, describe, expect, it } from 'vitest'
import * as language from '@/app/api/account/language/route.ts'
import * as preferences from '@/app/api/account/preferences/route.ts'
import * as sessions from '@/app/api/account/sessions/route.ts'
import * as session from '@/app/api/account/sessions/[id]/route.ts'
import * as everywhere from '@/app/api/account/sign-out-everywhere/route.ts'
import * as courses from '@/app/api/courses/route.ts'
import * as groups from '@/app/api/courses/[courseId]/groups/route.ts'
import * as invitations from '@/app/api/courses/[courseId]/invitations/route.ts'
import * as invitation from '@/app/api/courses/[courseId]/invitations/[id]/route.ts'
import * as markNames from '@/app/api/courses/[courseId]/marks/route.ts'
import * as member from '@/app/api/courses/[courseId]/members/[userId]/route.ts'
import * as resetLink from '@/app/api/courses/[courseId]/members/[userId]/reset-link/route.ts'
import * as debates from '@/app/api/courses/[courseId]/debates/route.ts'
import * as debate from '@/app/api/debates/[debateId]/route.ts'
import * as courseImports from '@/app/api/courses/[courseId]/imports/route.ts'
import * as imported from '@/app/api/imports/[importId]/route.ts'
import * as cancelImport from '@/app/api/imports/[importId]/cancel/route.ts'
import * as importCorrections from '@/app/api/imports/[importId]/corrections/route.ts'
import * as importDraft from '@/app/api/imports/[importId]/draft/route.ts'
import * as publishImport from '@/app/api/imports/[importId]/publish/route.ts'
import * as retryImport from '@/app/api/imports/[importId]/retry/route.ts'
import * as readingCorrections from '@/app/api/readings/[readingId]/corrections/route.ts'
import * as readingImports from '@/app/api/readings/[readingId]/imports/route.ts'
import * as original from '@/app/api/readings/[readingId]/original/route.ts'
import * as accept from '@/app/api/invitations/accept/route.ts'
import * as password from '@/app/api/password/route.ts'
import * as reset from '@/app/api/password/reset/route.ts'
import * as assignment from '@/app/api/readings/[readingId]/assignment/route.ts'
import * as hiding from '@/app/api/readings/[readingId]/hiding/route.ts'
import * as html from '@/app/api/readings/[readingId]/html/route.ts'
import * as notes from '@/app/api/readings/[readingId]/notes.md/route.ts'
import * as pages from '@/app/api/readings/[readingId]/pages/route.ts'
import * as passage from '@/app/api/readings/[readingId]/passage/route.ts'
import * as people from '@/app/api/readings/[readingId]/people/route.ts'
import * as placement from '@/app/api/readings/[readingId]/placements/[roomId]/[key]/route.ts'
import * as placements from '@/app/api/readings/[readingId]/placements/route.ts'
import * as state from '@/app/api/readings/[readingId]/state/route.ts'
import * as version from '@/app/api/readings/[readingId]/version/route.ts'
import * as conflicts from '@/app/api/rooms/[roomId]/conflicts/route.ts'
import * as revisions from '@/app/api/rooms/[roomId]/entries/[key]/revisions/route.ts'
import * as signUp from '@/app/api/sign-up/route.ts'
import { createReview } from '@/lib/db/imports.ts'
import { importReading } from '@/lib/importing/import-reading.ts'
import { endSession } from '@/lib/auth/end-sessions.ts'
import { db } from '@/lib/db/client.ts'
import { putNote } from '@/lib/testing/notes.ts'
import { correctReading } from '@/lib/testing/correct-reading.ts'
import { makeSeminar, type Seminar, seminarText } from '@/lib/testing/seminar.ts'
import { type Call, type Handler, problemIn, Visitor, visitorOf } from '@/lib/testing/visitor.ts'
import { startDebate } from '@/lib/use-cases/debate/start-debate.ts'
import { openReadingRoom } from '@/lib/use-cases/reading/open-reading-room.ts'
import { useTestDatabase } from '@/server/testing/database.ts'

type Person = 'instructor' | 'assistant' | 'student' | 'observer' | 'stranger'

interface Route {
  name: string
  handler: Handler
  /** Anyone may ask, signed in or not. */
  open?: true
  /** Members who may not: forbidden. Everybody else of the course may. */
  forbidden?: Person[]
  /** To a stranger it does not exist. */
  ofCourse?: true
  call: (seminar: Seminar) => Call
  /** After the path. */
  query?: () => string
}

const inCourse = (seminar: Seminar, json?: unknown): Call => ({ params: { courseId: seminar.courseId }, ...(json === undefined ? {} : { json }) })
const withMember = (seminar: Seminar, json?: unknown): Call => ({ params: { courseId: seminar.courseId, userId: seminar.other.id }, ...(json === undefined ? {} : { json }) })
const withReading = (seminar: Seminar, json?: unknown): Call => ({ params: { readingId: seminar.readingId }, ...(json === undefined ? {} : { json }) })

/** The instructor's. */
const withDebate = (json?: unknown): Call => ({ params: { debateId }, ...(json === undefined ? {} : { json }) })
const withNote = (): Call => ({ params: { ...note } })
const onCorrected = (s: Seminar): Call => ({ params: { readingId: s.readingId, ...note }, json: { version: corrected, start: 0, end: 8 } })

function pastedForm(): FormData {
  const form = new FormData()
  form.set('pasted', 'The well was dry.')
  form.set('format', 'text')
  return form
}

/** An import that waits for review, another each time: some routes use it up. */
const withImport = (json?: unknown): Call => ({ params: { importId: reviews.pop() ?? '' }, ...(json === undefined ? {} : { json }) })

const students: Person[] = ['student', 'observer']
const exceptInstructors: Person[] = ['assistant', 'student', 'observer']

const routes: Route[] = [
  { name: 'POST sign-up', handler: signUp.POST, open: true, call: () => ({ json: {} }) },
  { name: 'POST password/reset', handler: reset.POST, open: true, call: () => ({ json: {} }) },
  { name: 'POST invitations/accept', handler: accept.POST, call: () => ({ json: { token: 'x'.repeat(43) } }) },
  { name: 'POST password', handler: password.POST, call: () => ({ json: {} }) },
  { name: 'PUT account/language', handler: language.PUT, open: true, call: () => ({ json: { language: 'fr' } }) },
  { name: 'PUT account/preferences', handler: preferences.PUT, call: () => ({ json: { theme: 'sepia' } }) },
  { name: 'GET account/sessions', handler: sessions.GET, call: () => ({}) },
  { name: 'DELETE account/sessions/[id]', handler: session.DELETE, call: () => ({ params: { id: 'none' } }) },
  { name: 'POST account/sign-out-everywhere', handler: everywhere.POST, call: () => ({}) },
  { name: 'POST courses', handler: courses.POST, forbidden: ['assistant', 'student', 'observer'], call: () => ({ json: { title: 'A course', timeZone: 'Europe/Oslo' } }) },
  { name: 'POST courses/[courseId]/groups', handler: groups.POST, ofCourse: true, forbidden: students, call: (s) => inCourse(s, { name: crypto.randomUUID() }) },
  { name: 'POST courses/[courseId]/invitations', handler: invitations.POST, ofCourse: true, forbidden: exceptInstructors, call: (s) => inCourse(s, { role: 'student', days: 7 }) },
  { name: 'DELETE courses/[courseId]/invitations/[id]', handler: invitation.DELETE, ofCourse: true, forbidden: exceptInstructors, call: (s) => ({ params: { courseId: s.courseId, id: 'none' } }) },
  { name: 'PUT courses/[courseId]/marks', handler: markNames.PUT, ofCourse: true, forbidden: students, call: (s) => inCourse(s, { names: { claim: 'Thesis', evidence: null, question: null, doubt: '', term: null, plain: null } }) },
  { name: 'PUT courses/[courseId]/members/[userId]', handler: member.PUT, ofCourse: true, forbidden: exceptInstructors, call: (s) => withMember(s, { role: 'student' }) },
  { name: 'POST courses/[courseId]/members/[userId]/reset-link', handler: resetLink.POST, ofCourse: true, forbidden: exceptInstructors, call: withMember },
  { name: 'GET courses/[courseId]/debates', handler: debates.GET, ofCourse: true, call: inCourse },
  { name: 'POST courses/[courseId]/debates', handler: debates.POST, ofCourse: true, forbidden: ['observer'], call: (s) => inCourse(s, { question: 'Who should have said so?' }) },
  { name: 'GET debates/[debateId]', handler: debate.GET, ofCourse: true, call: () => withDebate() },
  { name: 'PATCH debates/[debateId]', handler: debate.PATCH, ofCourse: true, forbidden: students, call: () => withDebate({ question: 'Who could have said so?' }) },
  { name: 'POST courses/[courseId]/imports', handler: courseImports.POST, ofCourse: true, forbidden: students, call: (s) => ({ ...inCourse(s), form: pastedForm() }) },
  { name: 'GET imports/[importId]', handler: imported.GET, ofCourse: true, forbidden: students, call: () => withImport() },
  { name: 'DELETE imports/[importId]', handler: imported.DELETE, ofCourse: true, forbidden: students, call: () => withImport() },
  { name: 'POST imports/[importId]/cancel', handler: cancelImport.POST, ofCourse: true, forbidden: students, call: () => withImport() },
  { name: 'PUT imports/[importId]/corrections', handler: importCorrections.PUT, ofCourse: true, forbidden: students, call: () => withImport({ revision: 0, keep: 0, add: [] }) },
  { name: 'GET imports/[importId]/draft', handler: importDraft.GET, ofCourse: true, forbidden: students, call: () => withImport() },
  { name: 'POST imports/[importId]/publish', handler: publishImport.POST, ofCourse: true, forbidden: students, call: () => withImport({ revision: 0 }) },
  { name: 'POST imports/[importId]/retry', handler: retryImport.POST, ofCourse: true, forbidden: students, call: () => withImport() },
  { name: 'POST readings/[readingId]/corrections', handler: readingCorrections.POST, ofCourse: true, forbidden: students, call: withReading },
  { name: 'POST readings/[readingId]/imports', handler: readingImports.POST, ofCourse: true, forbidden: students, call: (s) => ({ ...withReading(s), form: pastedForm() }) },
  { name: 'GET readings/[readingId]/original', handler: original.GET, ofCourse: true, forbidden: students, call: withReading },
  { name: 'PUT readings/[readingId]/original', handler: original.PUT, ofCourse: true, forbidden: exceptInstructors, call: (s) => withReading(s, { shared: false }) },
  { name: 'PUT readings/[readingId]/assignment', handler: assignment.PUT, ofCourse: true, forbidden: students, call: (s) => withReading(s, { prompt: 'Read it.' }) },
  { name: 'DELETE readings/[readingId]/assignment', handler: assignment.DELETE, ofCourse: true, forbidden: students, call: withReading },
  { name: 'PUT readings/[readingId]/hiding', handler: hiding.PUT, ofCourse: true, forbidden: students, call: (s) => withReading(s, { hiding: 'nothing' }) },
  { name: 'GET readings/[readingId]/html', handler: html.GET, ofCourse: true, call: withReading },
  { name: 'GET readings/[readingId]/notes.md', handler: notes.GET, ofCourse: true, call: withReading },
  { name: 'GET readings/[readingId]/pages', handler: pages.GET, ofCourse: true, forbidden: students, call: withReading },
  { name: 'GET readings/[readingId]/passage', handler: passage.GET, ofCourse: true, call: withReading, query: () => `?version=${corrected}&start=0&end=8` },
  { name: 'GET readings/[readingId]/people', handler: people.GET, ofCourse: true, call: withReading },
  { name: 'POST readings/[readingId]/placements', handler: placements.POST, ofCourse: true, call: (s) => withReading(s, { version: corrected, keys: [note.key] }) },
  { name: 'PUT readings/[readingId]/placements/[roomId]/[key]', handler: placement.PUT, ofCourse: true, forbidden: ['observer'], call: onCorrected },
  { name: 'GET readings/[readingId]/state', handler: state.GET, ofCourse: true, call: withReading },
  { name: 'PUT readings/[readingId]/state', handler: state.PUT, ofCourse: true, call: (s) => withReading(s, { place: 'q=The+well' }) },
  { name: 'GET readings/[readingId]/version', handler: version.GET, ofCourse: true, call: withReading },
  { name: 'GET rooms/[roomId]/conflicts', handler: conflicts.GET, ofCourse: true, call: withNote },
  { name: 'GET rooms/[roomId]/entries/[key]/revisions', handler: revisions.GET, ofCourse: true, call: withNote },
  // Last: it takes `other` out of the course.
  { name: 'DELETE courses/[courseId]/members/[userId]', handler: member.DELETE, ofCourse: true, forbidden: exceptInstructors, call: withMember },
]

let seminar: Seminar
/** In the course's layer, which everybody has opened. */
let note: { roomId: string; key: string }
/** The second version of the reading. */
let corrected: string
let reviews: string[]
let debateId: string
beforeAll(async () => {
  await useTestDatabase()
  seminar = await makeSeminar()
  for (const { id } of [seminar.instructor, seminar.assistant, seminar.student, seminar.observer]) await openReadingRoom(id, seminar.readingId)
  const key = await putNote(seminar.student.id, seminar.readingId, 'course', 'The well')
  note = await db().entry.findFirstOrThrow({ where: { key }, select: { roomId: true, key: true } })
  corrected = (await correctReading(seminar.instructor.id, seminar.readingId, seminarText.replace('dry', 'dry again'))).versionId
  debateId = (await startDebate(seminar.instructor.id, seminar.courseId, { question: 'Who knew?' })).id
  const result = await importReading({ text: 'Dry\n\nThe well was dry.', fileName: 'dry.txt' })
  reviews = await Promise.all(Array.from({ length: 120 }, () => createReview({ courseId: seminar.courseId, readingId: null, createdById: seminar.instructor.id, fileName: 'dry.txt', mediaType: 'text/plain' }, JSON.parse(JSON.stringify(result)) as object)))
  await db().import.updateMany({ data: { bytes: new TextEncoder().encode('Dry') } })
})

async function ask(visitor: Visitor, { name, handler, call, query = () => '' }: Route, headers: Record<string, string> = {}) {
  return visitor.call(handler, `/api${query()}`, { method: name.split(' ')[0] ?? 'GET', ...call(seminar), headers })
}

describe('the routes', () => {
  it('are all in this table', () => {
    const root = path.resolve(import.meta.dirname)
    const written = readdirSync(root, { recursive: true, encoding: 'utf8' })
      .filter((file) => path.basename(file) === 'route.ts' && !file.startsWith('auth'))
      .flatMap((file) => [...readFileSync(path.join(root, file), 'utf8').matchAll(/export const (GET|POST|PUT|PATCH|DELETE)\b/g)].map(([, method]) => `${method} ${path.dirname(file)}`))
    expect(routes.map(({ name }) => name).sort()).toEqual(written.sort())
  })
})

describe.each(routes)('$name', (route) => {
  const { name, open, ofCourse, forbidden = [] } = route

  if (!open) it('asks who is there', async () => {
    expect(await problemIn(await ask(new Visitor(), route))).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  if (!open) it('refuses a session that has ended', async () => {
    const visitor = await visitorOf(seminar.instructor)
    await endSession(visitor.sessionId)
    expect(await problemIn(await ask(visitor, route))).toMatchObject({ status: 401, code: 'unauthenticated' })
  })

  if (!name.startsWith('GET')) it('refuses a request of another site', async () => {
    const visitor = await visitorOf(seminar.instructor)
    expect(await problemIn(await ask(visitor, route, { origin: 'https://evil.example' }))).toMatchObject({ status: 403, code: 'cross-origin' })
  })

  if (ofCourse) it('does not exist for someone who is not of the course', async () => {
    expect(await problemIn(await ask(await visitorOf(seminar.stranger), route))).toMatchObject({ status: 404, code: 'not-found' })
  })

  if (ofCourse) it('does not tell a course or reading that is none from one that is another’s', async () => {
    const stranger = await visitorOf(seminar.stranger)
    const { params, ...call } = route.call(seminar)
    const nowhere = Object.fromEntries(Object.keys(params ?? {}).map((key) => [key, 'abcdefghijkmnpqrstuv']))
    const none = await stranger.call(route.handler, '/api', { method: name.split(' ')[0] ?? 'GET', ...call, params: nowhere })
    expect(await problemIn(none)).toEqual(await problemIn(await ask(stranger, route)))
  })

  if (forbidden.length > 0) it(`is forbidden to ${forbidden.join(', ')}`, async () => {
    for (const role of forbidden) expect(await problemIn(await ask(await visitorOf(seminar[role]), route))).toMatchObject({ status: 403, code: 'forbidden' })
  })

  if (ofCourse) it('is there for everybody else of the course', async () => {
    const allowed = (['assistant', 'student', 'observer', 'instructor'] as const).filter((role) => !forbidden.includes(role))
    for (const role of allowed) {
      const response = await ask(await visitorOf(seminar[role]), route)
      // An invitation that is none is not found by its own sentence.
      if (response.status >= 400) expect(await problemIn(response)).toMatchObject({ title: 'There is no such invitation in this course.' })
    }
  })
})
