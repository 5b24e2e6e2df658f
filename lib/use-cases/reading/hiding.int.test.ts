import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client.ts'
import type { Hiding } from '@/lib/domain/layer/hiding.ts'
import { correctReading } from '@/lib/testing/correct-reading.ts'
import { putNote, putReply } from '@/lib/testing/notes.ts'
import { makeSeminar, type Seminar } from '@/lib/testing/seminar.ts'
import { listCourses } from '@/lib/use-cases/course/list-courses.ts'
import { openCourseHome } from '@/lib/use-cases/course/open-course-home.ts'
import { openCoursePeople } from '@/lib/use-cases/course/open-course-people.ts'
import { listConflicts, listRevisions } from '@/lib/use-cases/layer/list-revisions.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { exportOwnNotes } from './export-own-notes.ts'
import { getNewestVersion } from './get-newest-version.ts'
import { getPeople, openReadingRoom } from './open-reading-room.ts'
import { getPlacements, placeByHand } from './place-entries.ts'

// Everything is asked for, by several people.
vi.setConfig({ testTimeout: 60_000 })
const secret = 'Rosebud was the sledge'
const corrected = '# On Wells\n\nA foreword.\n\nThe well was dry, and nobody had said so.\n\nA second paragraph asks who could have known.\n'

let seminar: Seminar
let roomId: string
let versionId: string
/** A note of `other`'s and their reply to `student`'s highlight, both in the course's layer. */
let theirs: string
let reply: string

beforeAll(async () => {
  await useTestDatabase()
})
beforeEach(async () => {
  seminar = await makeSeminar()
  const { student, other, instructor, readingId } = seminar
  const own = await putNote(student.id, readingId, 'course', 'who could have known')
  theirs = await putNote(other.id, readingId, 'course', 'nobody had said so', secret)
  reply = await putReply(other.id, readingId, 'course', own, `${secret}, I say`)
  for (const key of [theirs, reply]) {
    const { value, seq, ...entry } = await db().entry.findFirstOrThrow({ where: { key } })
    roomId = entry.roomId
    await db().entryRevision.create({ data: { roomId, seq, ordinal: 0, key, value: value as object } })
  }
  versionId = (await correctReading(instructor.id, readingId, corrected)).versionId
})

const setHiding = (hiding: Hiding) => db().layer.updateMany({ where: { readingId: seminar.readingId, kind: 'course' }, data: { hiding } })
const hideEntries = () => db().entry.updateMany({ where: { key: { in: [theirs, reply] } }, data: { isHidden: true } })

/** Every byte that somebody can get of the course without a socket, as one text, and what is counted. */
async function everythingFor({ id }: { id: string }) {
  const { readingId, courseId } = seminar
  const home = await openCourseHome(id, courseId)
  const row = home?.next ?? home?.readings[0]
  const refused = (error: unknown) => String(error)
  const got = [
    home, await listCourses(id), await openCoursePeople(id, courseId).catch(refused), await openReadingRoom(id, readingId), await getNewestVersion(id, readingId),
    await getPlacements(id, readingId, { version: versionId, keys: [theirs, reply] }), await exportOwnNotes(id, readingId, { marks: true }),
    await listRevisions(id, roomId, theirs).catch(refused), await listRevisions(id, roomId, reply).catch(refused), await listConflicts(id, roomId),
  ]
  return { bytes: JSON.stringify(got), notes: row?.notes, waiting: home?.waiting.length }
}
const places = ({ id }: { id: string }) => placeByHand(id, seminar.readingId, roomId, theirs, { version: versionId, start: 0, end: 4 })

const hidings: [string, () => Promise<unknown>][] = [
  ['until one has written', () => setHiding('until_written')],
  ['until it is revealed', () => setHiding('until_revealed')],
  ['by a moderator', hideEntries],
]

describe.each(hidings)('what is hidden %s', (when, hide) => {
  beforeEach(() => hide())

  it('is in no byte that a page, a list, a count or an export gives to who may not see it', async () => {
    const { student, observer } = seminar
    for (const person of [student, observer]) {
      const { bytes, notes, waiting } = await everythingFor(person)
      expect(bytes).not.toContain('Rosebud')
      for (const key of [theirs, reply]) expect(bytes).not.toContain(key)
      expect([notes, waiting]).toEqual([person === student || when === 'by a moderator' ? 1 : 0, 0])
    }
    await expect(places(student)).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is there for its author and for those who lead the course', async () => {
    for (const person of [seminar.other, seminar.instructor, seminar.assistant]) {
      const { bytes, notes } = await everythingFor(person)
      for (const part of ['Rosebud', theirs]) expect(bytes).toContain(part)
      expect(notes).toBe(person === seminar.other && when === 'until it is revealed' ? 1 : 2)
    }
  })
})

it('shows all of it where nothing hides it, so that the test above can fail', async () => {
  const { bytes, notes, waiting } = await everythingFor(seminar.student)
  for (const part of ['Rosebud', theirs]) expect(bytes).toContain(part)
  expect([notes, waiting]).toEqual([2, 1])
})

it('shows all of it where one has written what opens the layer', async () => {
  await setHiding('until_written')
  await putNote(seminar.student.id, seminar.readingId, 'course', 'dry', 'My own words.')
  expect(await everythingFor(seminar.student)).toMatchObject({ bytes: expect.stringContaining('Rosebud') as string, waiting: 1 })
})

it('lists who has opened the reading alike, whether they have written or not', async () => {
  const { student, observer, other, readingId } = seminar
  await setHiding('until_revealed')
  await openReadingRoom(observer.id, readingId)
  const people = Object.values(await getPeople(student.id, readingId))
  const named = (name: string) => people.filter((person) => person.name === name).map((person) => ({ ...person, name: '', initials: '', tint: 0, alias: '', layerId: '' }))
  expect(named(other.name)).toEqual(named(observer.name))
})
