import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client.ts'
import { describeRange } from '@/lib/domain/annotation/selector.ts'
import { positionId } from '@/lib/domain/annotation/entry.ts'
import { paragraphNumbers } from '@/lib/domain/reading/outline.ts'
import { readBlocks } from '@/lib/domain/reading/stored.ts'
import { addMember, makePerson, makeSeminar, type Seminar } from '@/lib/testing/seminar.ts'
import { listConflicts, listRevisions } from '@/lib/use-cases/layer/list-revisions.ts'
import { addReading } from '@/lib/use-cases/reading/add-reading.ts'
import { assignReading } from '@/lib/use-cases/reading/assign-reading.ts'
import { openReadingRoom } from '@/lib/use-cases/reading/open-reading-room.ts'
import { openCourseHome } from '@/lib/use-cases/course/open-course-home.ts'
import { exportOwnNotes } from '@/lib/use-cases/reading/export-own-notes.ts'
import { writeEntries } from '@/server/sync/write-entries.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { editDebate } from './edit-debate.ts'
import { getPassage } from './get-passage.ts'
import { getDebates, listDebates } from './list-debates.ts'
import { getDebate, openDebate } from './open-debate.ts'
import { startDebate } from './start-debate.ts'

let seminar: Seminar
let version: { id: string; text: string; blocks: unknown }
const tomorrow = '2999-01-01T10:00'
beforeAll(async () => {
  await useTestDatabase()
  seminar = await makeSeminar()
  version = await db().readingVersion.findFirstOrThrow({ where: { readingId: seminar.readingId } })
})

const question = 'Who should have said so?'
const start = async (person = seminar.student) => (await startDebate(person.id, seminar.courseId, { question })).id
const written = '2026-11-22T10:00:00Z'
const quote = (words: string) => {
  const at = version.text.indexOf(words)
  return describeRange(version.text, version.id, { start: at, end: at + words.length }) ?? undefined
}

/** A claim of somebody who has opened the debate, as a client of theirs puts it; gives its key. */
async function put(userId: string, debateId: string, body: string, words: string | null = null): Promise<string> {
  const { room } = await getDebate(userId, debateId)
  const key = `${room.handle}:${crypto.randomUUID().slice(0, 12)}`
  const target = words === null ? undefined : quote(words)
  await writeEntries({ roomId: room.roomId, handle: room.handle, entries: [{ key, value: { v: 1, kind: 'claim', body, written, ...(target && { target }) } }] })
  return key
}

describe('opening a debate', () => {
  it('gives a member its question, their own name in it, everybody else’s, and the readings that may be quoted', async () => {
    const id = await start()
    await openDebate(seminar.instructor.id, id)
    const view = await openDebate(seminar.student.id, id)
    expect(view).toMatchObject({
      course: { id: seminar.courseId }, debate: { id, question, startedBy: 'Sam Okafor', closedAt: null, mayEdit: true },
      me: { name: 'Sam Okafor', leads: false }, room: { mayWrite: true },
      readings: { [version.id]: { readingId: seminar.readingId, title: 'On Wells', paragraphs: null } },
    })
    expect(Object.values(view?.people ?? {}).map(({ name, me }) => [name, me]).sort()).toEqual([['Ingrid Berg', false], ['Sam Okafor', true]])
    expect((await openDebate(seminar.student.id, id))?.room.handle).toBe(view?.room.handle)
  })

  it('gives an observer one to read, and nobody outside the course any', async () => {
    const id = await start()
    expect(await openDebate(seminar.observer.id, id)).toMatchObject({ room: { mayWrite: false }, debate: { mayEdit: false } })
    expect(await openDebate(seminar.stranger.id, id)).toBeNull()
    expect(await openDebate(seminar.student.id, 'nosuchdebate')).toBeNull()
    await expect(getDebate(seminar.stranger.id, id)).rejects.toMatchObject({ code: 'not-found' })
    const left = await makePerson('Lena Left')
    await addMember(seminar.courseId, left.id, 'student')
    await openDebate(left.id, id)
    await db().membership.updateMany({ where: { userId: left.id }, data: { endedAt: new Date() } })
    expect(await openDebate(left.id, id)).toBeNull()
  })

  it('says where the numbered paragraphs begin of those versions that are quoted, as the reading room numbers them', async () => {
    const id = await start()
    await put(seminar.student.id, id, 'It was known.', 'nobody had said so')
    const numbered = readBlocks(version.blocks).filter((_, i) => paragraphNumbers(readBlocks(version.blocks))[i] != null).map((block) => block.start)
    expect(numbered.length).toBeGreaterThan(1)
    expect((await openDebate(seminar.observer.id, id))?.readings[version.id]?.paragraphs).toEqual(numbered)
  })

  it('leaves out readings that are not open to everybody, also for who leads the course', async () => {
    const { readingId } = await addReading(seminar.instructor.id, seminar.courseId, { name: 'later.md', bytes: new TextEncoder().encode('# Later\n\nNot yet.') })
    await assignReading(seminar.instructor.id, readingId, { opensAt: tomorrow, dueAt: null, prompt: '' })
    const { readings } = await getDebate(seminar.instructor.id, await start())
    expect(Object.values(readings).map((reading) => reading.readingId)).not.toContain(readingId)
  })
})

describe('the list of a course’s debates', () => {
  it('has what was written in last first and closed ones last, and counts claims and people', async () => {
    const own = await makeSeminar()
    const make = async (words: string) => (await startDebate(own.instructor.id, own.courseId, { question: words })).id
    const [old, closed, busy] = [await make('Old?'), await make('Closed?'), await make('Busy?')]
    await make('New?')
    await editDebate(own.instructor.id, closed, { closed: true })
    for (const id of [old, busy]) await put(own.student.id, id, 'Yes.')
    const claim = await put(own.other.id, busy, 'No.')
    const { room } = await getDebate(own.instructor.id, busy)
    await writeEntries({ roomId: room.roomId, handle: room.handle, entries: [{ key: `${room.handle}:${positionId(claim)}`, value: { v: 1, kind: 'position', of: claim, side: 'agree', written } }] })
    const view = await listDebates(own.observer.id, own.courseId)
    expect(view).toMatchObject({ mayStart: false, course: { id: own.courseId } })
    expect(view?.debates.map(({ question: asked, claims, people }) => [asked, claims, people])).toEqual([['Busy?', 2, 3], ['Old?', 1, 1], ['New?', 0, 0], ['Closed?', 0, 0]])
    expect(view?.debates[2]?.lastAt).toBeNull()
    expect(await getDebates(own.student.id, own.courseId)).toMatchObject({ mayStart: true, debates: [{ question: 'Busy?' }, {}, {}, {}] })
    expect(await listDebates(own.stranger.id, own.courseId)).toBeNull()
  })

  it('counts what moderators hide only for those who see it', async () => {
    const id = await start()
    await put(seminar.student.id, id, 'You fools.')
    await db().entry.updateMany({ where: { room: { debate: { id } } }, data: { isHidden: true } })
    const claimsFor = async (person: { id: string }) => (await getDebates(person.id, seminar.courseId)).debates.find((debate) => debate.id === id)?.claims
    expect([await claimsFor(seminar.other), await claimsFor(seminar.student), await claimsFor(seminar.assistant)]).toEqual([0, 1, 1])
  })
})

describe('starting and changing a debate', () => {
  it('is for those who write in the course', async () => {
    await expect(startDebate(seminar.observer.id, seminar.courseId, { question })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(startDebate(seminar.stranger.id, seminar.courseId, { question })).rejects.toMatchObject({ code: 'not-found' })
  })

  it('is for those who lead and for whoever started it, as long as they may start one', async () => {
    const id = await start(seminar.other)
    await expect(editDebate(seminar.student.id, id, { closed: true })).rejects.toMatchObject({ code: 'forbidden' })
    await expect(editDebate(seminar.stranger.id, id, { closed: true })).rejects.toMatchObject({ code: 'not-found' })
    await editDebate(seminar.other.id, id, { question: 'Who could have?' })
    await editDebate(seminar.assistant.id, id, { closed: true })
    const { debate, room } = await getDebate(seminar.other.id, id)
    expect([debate.question, typeof debate.closedAt, room.mayWrite]).toEqual(['Who could have?', 'string', false])
    await editDebate(seminar.other.id, id, { closed: true })
    expect((await getDebate(seminar.other.id, id)).debate.closedAt).toBe(debate.closedAt)
    await db().membership.updateMany({ where: { userId: seminar.other.id }, data: { role: 'observer' } })
    await expect(editDebate(seminar.other.id, id, { closed: false })).rejects.toMatchObject({ code: 'forbidden' })
    expect((await getDebate(seminar.other.id, id)).debate.mayEdit).toBe(false)
    await db().membership.updateMany({ where: { userId: seminar.other.id }, data: { role: 'student' } })
    await editDebate(seminar.other.id, id, { closed: false })
    expect((await getDebate(seminar.other.id, id)).room.mayWrite).toBe(true)
  })
})

describe('what is said in a debate', () => {
  it('has its history, for those who may see it', async () => {
    const id = await start()
    const key = await put(seminar.student.id, id, 'It was known.')
    const { room } = await getDebate(seminar.other.id, id)
    expect((await listRevisions(seminar.other.id, room.roomId, key)).revisions).toHaveLength(1)
    expect(await listConflicts(seminar.other.id, room.roomId)).toEqual({ conflicts: [] })
    await expect(listRevisions(seminar.stranger.id, room.roomId, key)).rejects.toMatchObject({ code: 'not-found' })
    await db().entry.updateMany({ where: { key }, data: { isHidden: true } })
    await expect(listRevisions(seminar.other.id, room.roomId, key)).rejects.toMatchObject({ code: 'not-found' })
    expect((await listRevisions(seminar.student.id, room.roomId, key)).revisions).toHaveLength(1)
  })

  it('is no note of a reading: not in its room, its counts, or what one takes home', async () => {
    await put(seminar.student.id, await start(), 'A claim about wells.', 'The well was dry')
    expect((await openReadingRoom(seminar.student.id, seminar.readingId))?.view.placements).toEqual({})
    const home = await openCourseHome(seminar.student.id, seminar.courseId)
    expect(JSON.stringify(home)).not.toContain('about wells')
    expect([home?.next, ...(home?.readings ?? [])].find((reading) => reading?.id === seminar.readingId)).toMatchObject({ notes: 0, mine: 0 })
    expect(JSON.stringify(await exportOwnNotes(seminar.student.id, seminar.readingId, { marks: true }))).not.toContain('about wells')
  })
})

describe('the words around a passage', () => {
  const ask = (person: { id: string }, words: string, readingId = seminar.readingId) => {
    const at = version.text.indexOf(words)
    return getPassage(person.id, readingId, { version: version.id, start: String(at), end: String(at + words.length) })
  }

  it('are those of the paragraph, with its number', async () => {
    expect(await ask(seminar.observer, 'nobody had said so')).toEqual({
      readingId: seminar.readingId, title: 'On Wells', authors: [], language: expect.any(String) as string, direction: 'ltr', paragraph: 1,
      before: 'The well was dry, and ', exact: 'nobody had said so', after: '.', isCutBefore: false, isCutAfter: false,
    })
    expect(await ask(seminar.observer, 'who could have known')).toMatchObject({ paragraph: 2, before: 'A second paragraph asks ' })
  })

  it('are for those who may read the reading, and of a place in it', async () => {
    await expect(ask(seminar.stranger, 'nobody had said so')).rejects.toMatchObject({ code: 'not-found' })
    const own = await makeSeminar()
    await expect(ask(own.student, 'nobody had said so', own.readingId)).rejects.toMatchObject({ code: 'not-found' })
    for (const place of [{}, { version: version.id, start: '0', end: '0' }, { version: version.id, start: '5', end: '99999' }, { version: version.id, start: 'x', end: '9' }]) {
      await expect(getPassage(seminar.student.id, seminar.readingId, place)).rejects.toMatchObject({ code: 'invalid' })
    }
  })
})
