import { beforeAll, beforeEach, describe, expect, it } from 'vitest'
import { GET as getNotes } from '@/app/api/readings/[readingId]/notes.md/route.ts'
import { GET as getPeople } from '@/app/api/readings/[readingId]/people/route.ts'
import { db } from '@/lib/db/client.ts'
import { findRoomAccess } from '@/lib/db/room-access.ts'
import { addMember, makePerson, makeSeminar, type Seminar } from '@/lib/testing/seminar.ts'
import { putNote, putReply } from '@/lib/testing/notes.ts'
import { visitorOf } from '@/lib/testing/visitor.ts'
import { openCourseHome } from '@/lib/use-cases/course/open-course-home.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { openReadingRoom } from './open-reading-room.ts'

let seminar: Seminar
beforeAll(async () => {
  await useTestDatabase()
})
beforeEach(async () => {
  seminar = await makeSeminar()
})

const open = async (person: { id: string }) => {
  const room = await openReadingRoom(person.id, seminar.readingId)
  if (!room) throw new Error('The room is not open.')
  return room
}

describe('opening a reading', () => {
  it('gives a student a layer of their own, their group’s, and the course’s', async () => {
    const { view, html } = await open(seminar.student)
    expect(view.layers.map(({ kind, name, mayWrite }) => [kind, name, mayWrite])).toEqual([['private', 'Me', true], ['group', 'Monday', true], ['course', 'Course', true]])
    expect(view.reading.title).toBe('On Wells')
    expect(view.me).toMatchObject({ name: 'Sam Okafor', initials: 'SO' })
    expect(html).toContain('data-s=')
    expect(new Set(view.layers.map(({ handle }) => handle)).size).toBe(3)
  })

  it('gives staff every group’s layer, and lets observers read but not write what is shared', async () => {
    expect((await open(seminar.assistant)).view.layers.map(({ name }) => name)).toEqual(['Me', 'Monday', 'Tuesday', 'Course'])
    expect((await open(seminar.observer)).view.layers.map(({ name, mayWrite }) => [name, mayWrite])).toEqual([['Me', true], ['Course', false]])
  })

  it('gives the same layers and handles each time, also to many at once', async () => {
    const people = [seminar.student, seminar.other, seminar.assistant, seminar.instructor, seminar.observer]
    const rooms = await Promise.all([...people, ...people, ...people].map(open))
    const course = rooms.map(({ view }) => view.layers.find(({ kind }) => kind === 'course')?.roomId)
    expect(new Set(course).size).toBe(1)
    const again = await open(seminar.student)
    expect(rooms[0]?.view.layers).toEqual(again.view.layers)
    const layers = await db().layer.findMany({ where: { readingId: seminar.readingId } })
    expect(layers.map(({ scope }) => scope.split(':')[0]).sort()).toEqual(['course', 'group', 'group', 'private', 'private', 'private', 'private', 'private'])
    expect(await db().room.count({ where: { layer: null } })).toBe(0)
  })

  it('is no opening for strangers and former members', async () => {
    expect(await openReadingRoom(seminar.stranger.id, seminar.readingId)).toBeNull()
    await db().membership.updateMany({ where: { userId: seminar.student.id }, data: { endedAt: new Date() } })
    expect(await openReadingRoom(seminar.student.id, seminar.readingId)).toBeNull()
    expect(await openReadingRoom(seminar.student.id, 'no-such-reading')).toBeNull()
  })

  it('opens no room of another group or another person', async () => {
    const theirs = (await open(seminar.other)).view.layers
    await open(seminar.student)
    const access = await Promise.all(theirs.map(({ roomId }) => findRoomAccess(seminar.student.id, roomId)))
    expect(access.map((found) => found !== null)).toEqual([false, false, true])
  })

  it('names those who share a layer, by handle, and nobody else', async () => {
    const mine = await open(seminar.student)
    const others = await open(seminar.other)
    const response = await (await visitorOf(seminar.student)).call(getPeople, '/api', { params: { readingId: seminar.readingId } })
    const people = (await response.json()) as Record<string, { name: string; me: boolean }>
    const [, theirGroup, theirCourse] = others.view.layers
    expect(people[theirCourse?.handle ?? '']).toMatchObject({ name: 'Olu Adeyemi', me: false })
    expect(people[theirGroup?.handle ?? '']).toBeUndefined()
    expect(people[mine.view.layers[0]?.handle ?? '']).toMatchObject({ name: 'Sam Okafor', me: true })
  })
})

describe('the course home', () => {
  it('counts the notes that a person sees, their own among them, where they stand', async () => {
    const { student, other, readingId, courseId, instructor } = seminar
    await putNote(student.id, readingId, 'private', 'The well was dry')
    await putNote(student.id, readingId, 'course', 'nobody', 'Who is nobody?')
    await putNote(other.id, readingId, 'course', 'could have known', 'The teacher.')
    await putNote(other.id, readingId, 'group', 'second paragraph', 'Not for Monday.')
    await putNote(other.id, readingId, 'private', 'second paragraph', 'Mine alone.')
    const home = await openCourseHome(student.id, courseId)
    expect(home?.next).toMatchObject({ id: readingId, notes: 3, mine: 2 })
    expect(home?.next?.silhouette.counts.reduce((a, b) => a + b)).toBe(3)
    expect(home?.next?.silhouette.counts.findLastIndex((count) => count > 0)).toBeGreaterThan(90)
    expect((await openCourseHome(instructor.id, courseId))?.next).toMatchObject({ notes: 3, mine: 0 })
    expect((await openCourseHome(seminar.observer.id, courseId))?.next).toMatchObject({ notes: 2, mine: 0 })
  })

  it('says which answers wait, until one has answered', async () => {
    const { student, other, readingId, courseId } = seminar
    const note = await putNote(student.id, readingId, 'course', 'nobody', 'Who is nobody?')
    await putReply(other.id, readingId, 'course', note, 'The **teacher**, surely.', 'challenges')
    const home = await openCourseHome(student.id, courseId)
    expect(home?.waiting).toMatchObject([{ person: { name: 'Olu Adeyemi' }, stance: 'challenges', excerpt: 'The teacher, surely.', thread: note, reading: { id: readingId, title: 'On Wells' } }])
    expect((await openCourseHome(other.id, courseId))?.waiting).toEqual([])
    await putReply(student.id, readingId, 'course', note, 'Not she.')
    expect((await openCourseHome(student.id, courseId))?.waiting).toEqual([])
  })

  it('is not there for strangers', async () => {
    expect(await openCourseHome(seminar.stranger.id, seminar.courseId)).toBeNull()
  })
})

describe('taking notes home', () => {
  async function download(person: { id: string }, query = '') {
    const response = await (await visitorOf(person)).call(getNotes, `/api${query}`, { params: { readingId: seminar.readingId } })
    return { headers: response.headers, text: await response.text() }
  }

  it('gives all of one’s own, in the order of the reading, with the answers and nobody else’s notes', async () => {
    const { student, other, readingId } = seminar
    const late = await putNote(student.id, readingId, 'course', 'could have known', 'The mayor could.')
    await putNote(student.id, readingId, 'private', 'The well was dry', 'Since when?')
    await putReply(other.id, readingId, 'course', late, 'She did not.', 'challenges')
    await putNote(other.id, readingId, 'course', 'nobody had said', 'Somebody else’s note.')
    const { headers, text } = await download(student)
    expect(headers.get('content-type')).toBe('text/markdown; charset=utf-8')
    expect(headers.get('content-disposition')).toBe(`attachment; filename="on-wells-notes.md"; filename*=UTF-8''on-wells-notes.md`)
    const places = ['On Wells', 'The well was dry', 'Since when?', 'could have known', 'The mayor could.', 'Olu Adeyemi challenges', 'She did not.'].map((words) => text.indexOf(words))
    expect(places.every((place, i) => place >= 0 && place > (places[i - 1] ?? -1))).toBe(true)
    expect(text).not.toContain('Somebody else')
  })

  it('leaves highlights without words out where that is asked', async () => {
    await putNote(seminar.student.id, seminar.readingId, 'private', 'The well was dry')
    expect((await download(seminar.student)).text).toContain('The well was dry')
    expect((await download(seminar.student, '?marks=0')).text).not.toContain('The well was dry')
  })

  it('dates a note from a clock that runs ahead by its arrival', async () => {
    await putNote(seminar.student.id, seminar.readingId, 'private', 'The well was dry', 'From the future.', new Date('2041-05-05T12:00:00Z'))
    expect((await download(seminar.student)).text).not.toContain('2041')
  })

  it('still gives one’s own notes in a group that one has left, without what others say there', async () => {
    const person = await makePerson('Mo Haug')
    await addMember(seminar.courseId, person.id, 'student', seminar.groupId)
    const note = await putNote(person.id, seminar.readingId, 'group', 'The well was dry', 'My words.')
    await putReply(seminar.student.id, seminar.readingId, 'group', note, 'Their words.')
    expect((await download(person)).text).toContain('Their words.')
    await db().groupMember.deleteMany({ where: { groupId: seminar.groupId, membership: { userId: person.id } } })
    const { text } = await download(person)
    expect(text).toContain('My words.')
    expect(text).not.toContain('Their words.')
  })
})
