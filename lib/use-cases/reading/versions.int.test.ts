import { beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { placeEntries } from '@/lib/anchoring/reanchor/place-entries.ts'
import { accessEvents } from '@/lib/auth/events.ts'
import { db } from '@/lib/db/client.ts'
import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import { correctReading } from '@/lib/testing/correct-reading.ts'
import { putNote } from '@/lib/testing/notes.ts'
import { makeSeminar, type Seminar, seminarText } from '@/lib/testing/seminar.ts'
import { openCourseHome } from '@/lib/use-cases/course/open-course-home.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { exportOwnNotes } from './export-own-notes.ts'
import { getNewestVersion } from './get-newest-version.ts'
import { openReadingRoom } from './open-reading-room.ts'
import { getPlacements, placeByHand } from './place-entries.ts'
import { setPlacer } from './placer.ts'

const corrected = '# On Wells\n\nA foreword.\n\nThe wells were dry; and nobody had said so.\n'

let seminar: Seminar
beforeAll(async () => {
  await useTestDatabase()
})
beforeEach(async () => {
  seminar = await makeSeminar()
})

const publish = (text = corrected) => correctReading(seminar.instructor.id, seminar.readingId, text)
const note = (person: { id: string }, quote: string, layer: LayerKind = 'course') => putNote(person.id, seminar.readingId, layer, quote, 'Is it so?')
const textOf = async (id: string) => (await db().readingVersion.findUniqueOrThrow({ where: { id }, select: { text: true } })).text
const roomOf = async (key: string) => (await db().entry.findFirstOrThrow({ where: { key } })).roomId

async function placesFor(person: { id: string }) {
  const { view } = (await openReadingRoom(person.id, seminar.readingId))!
  const text = await textOf(view.version.id)
  return Object.fromEntries(Object.entries(view.placements).map(([key, { range, method }]) => [key, range === null ? null : [text.slice(range.start, range.end), method]]))
}

describe('publishing a corrected text', () => {
  it('makes the next version, with every note where its words are now, and touches no note', async () => {
    const { student, other, readingId } = seminar
    const kept = await note(student, 'nobody had said so')
    const altered = await note(student, 'The well was dry, and nobody', 'private')
    const lost = await note(other, 'A second paragraph asks who could have known')
    const before = await db().entry.findMany({ orderBy: { key: 'asc' } })
    expect(await publish()).toMatchObject({ number: 2, placed: 2, orphans: 1 })
    expect(await placesFor(student)).toEqual({ [kept]: ['nobody had said so', 'exact'], [altered]: ['The wells were dry; and nobody', 'approximate'], [lost]: null })
    expect(await db().entry.findMany({ orderBy: { key: 'asc' } })).toEqual(before)
    expect((await openReadingRoom(student.id, readingId))?.html).toContain('A foreword.')
  })

  it('counts notes where they stand now, and takes them home from there', async () => {
    const { student, readingId, courseId } = seminar
    await note(student, 'nobody had said so')
    await note(student, 'A second paragraph asks who could have known')
    await publish()
    const home = await openCourseHome(student.id, courseId)
    expect(home?.next ?? home?.readings[0]).toMatchObject({ notes: 1, mine: 1 })
    const { markdown } = await exportOwnNotes(student.id, readingId, { marks: true })
    expect(markdown).toMatch(/> nobody had said so\n\n- \*\*¶ 2 · Claim/)
    expect(markdown).toMatch(/> A second paragraph asks who could have known\n\n- \*\*Claim/)
  })

  it('shows nobody the places of notes that they do not see', async () => {
    const { student, other, assistant } = seminar
    const theirs = await note(other, 'nobody', 'group')
    const secret = await note(other, 'The well', 'private')
    const shared = await note(other, 'had said so', 'course')
    await publish()
    expect(Object.keys(await placesFor(student))).toEqual([shared])
    expect(Object.keys(await placesFor(assistant)).sort()).toEqual([shared, theirs].sort())
    expect(Object.keys(await placesFor(other)).sort()).toEqual([secret, shared, theirs].sort())
    await db().layer.updateMany({ where: { readingId: seminar.readingId, kind: 'course' }, data: { hiding: 'until_written' } })
    expect(await placesFor(student)).toEqual({})
    const { versionId } = await publish(`${corrected}\nOnce more.\n`)
    expect(await getPlacements(student.id, seminar.readingId, { version: versionId, keys: [shared, theirs, secret] })).toEqual({})
  })

  it('leaves the old version standing whole where something fails on the way', async () => {
    const { student, readingId } = seminar
    await note(student, 'nobody')
    const before = await getNewestVersion(student.id, readingId)
    // A place that no row can hold.
    setPlacer(({ entries }) => Promise.resolve(entries.map(({ id }) => ({ id, place: { start: 0, end: 2 ** 40, method: 'exact', score: 1 } }))))
    try {
      await expect(publish()).rejects.toThrow()
    } finally {
      setPlacer((job) => Promise.resolve(placeEntries(job)))
    }
    expect(await getNewestVersion(student.id, readingId)).toEqual(before)
    expect(await db().placement.count({ where: { version: { readingId } } })).toBe(0)
  })

  it('gives two who publish at once two versions, one after the other', async () => {
    const made = await Promise.all([publish(), publish(`${corrected}\nAnd more.\n`)])
    expect(made.map(({ number }) => number).sort()).toEqual([2, 3])
  })

  it('makes no version of the same text, and keeps what is said of the work', async () => {
    expect(await publish(seminarText)).toMatchObject({ number: 1 })
    expect(await db().readingVersion.count({ where: { readingId: seminar.readingId } })).toBe(1)
  })

  it('tells those who have it open', async () => {
    const heard = vi.fn()
    accessEvents().on('reading-changed', heard)
    await publish()
    expect(heard).toHaveBeenCalledExactlyOnceWith(seminar.readingId)
    accessEvents().off('reading-changed', heard)
  })

  it('is for staff alone', async () => {
    await expect(correctReading(seminar.student.id, seminar.readingId, corrected)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(correctReading(seminar.stranger.id, seminar.readingId, corrected)).rejects.toMatchObject({ code: 'not-found' })
  })
})

describe('a note that comes late', () => {
  it('is placed when somebody has it before them: one of an older text in the newer, and one of the newer in the older', async () => {
    const { student, other, readingId } = seminar
    const first = await getNewestVersion(student.id, readingId)
    const { versionId: second } = await publish()
    await openReadingRoom(other.id, readingId)
    // It lay in a browser without a connection.
    const late = await note(student, 'nobody had said so')
    const early = await putNote(student.id, readingId, 'course', 'had said', '', new Date(), 2)
    const ask = async (version: string, key: string) => {
      const range = (await getPlacements(other.id, readingId, { version, keys: [key] }))[key]?.range
      return range && (await textOf(version)).slice(range.start, range.end)
    }
    expect(await Promise.all([ask(second, late), ask(second, late), ask(first.id, early)])).toEqual(['nobody had said so', 'nobody had said so', 'had said'])
    expect(await db().placement.count({ where: { key: { in: [late, early] } } })).toBe(2)
  })
})

describe('placing a note by hand', () => {
  it('is for its author and for staff, on words of that text, and stays through the next correction', async () => {
    const { student, other, assistant, observer, instructor, readingId } = seminar
    const lost = await note(student, 'A second paragraph asks who could have known')
    const { versionId } = await publish()
    await openReadingRoom(assistant.id, readingId)
    await openReadingRoom(other.id, readingId)
    await openReadingRoom(observer.id, readingId)
    const roomId = await roomOf(lost)
    const text = await textOf(versionId)
    const start = text.indexOf('A foreword')
    const put = (person: { id: string }, range = { start, end: start + 'A foreword'.length }) => placeByHand(person.id, readingId, roomId, lost, { version: versionId, ...range })
    await expect(put(other)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(put(observer)).rejects.toMatchObject({ code: 'forbidden' })
    await expect(put(seminar.stranger)).rejects.toMatchObject({ code: 'not-found' })
    await expect(put(student, { start: 0, end: text.length + 1 })).rejects.toMatchObject({ code: 'invalid' })
    await expect(put(student, { start: 4, end: 4 })).rejects.toMatchObject({ code: 'invalid' })
    await put(student)
    expect(await placesFor(other)).toMatchObject({ [lost]: ['A foreword', 'by-hand'] })
    await openReadingRoom(instructor.id, readingId)
    await put(instructor, { start: start + 2, end: start + 10 })
    expect(await placesFor(other)).toMatchObject({ [lost]: ['foreword', 'by-hand'] })
    await publish(corrected.replace('A foreword.', 'This has a foreword and more.'))
    expect(await placesFor(student)).toMatchObject({ [lost]: ['foreword', 'by-hand'] })
  })

  it('does not move a note of that very text, nor one that the person does not see', async () => {
    const { student, other, assistant, readingId } = seminar
    const { id } = await getNewestVersion(student.id, readingId)
    const secret = await note(student, 'nobody', 'private')
    const roomId = await roomOf(secret)
    await openReadingRoom(assistant.id, readingId)
    await openReadingRoom(other.id, readingId)
    const place = (person: { id: string }) => placeByHand(person.id, readingId, roomId, secret, { version: id, start: 0, end: 2 })
    await expect(place(assistant)).rejects.toMatchObject({ code: 'not-found' })
    await expect(place(other)).rejects.toMatchObject({ code: 'not-found' })
    await expect(place(student)).rejects.toMatchObject({ code: 'invalid' })
  })
})
