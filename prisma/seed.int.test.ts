import * as Y from 'yjs'
import { beforeAll, describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client.ts'
import { createSampleCourse, createSampleUser, removeSample } from '@/lib/db/sample-seminar.ts'
import { handleOf } from '@/lib/domain/annotation/entry.ts'
import { entriesRoot } from '@/lib/domain/layer/wire.ts'
import { listDebates } from '@/lib/use-cases/debate/list-debates.ts'
import { openDebate } from '@/lib/use-cases/debate/open-debate.ts'
import { openReadingRoom } from '@/lib/use-cases/reading/open-reading-room.ts'
import { loadRoom } from '@/server/sync/load.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { sampleDebate } from './sample/debate.ts'
import { sampleCourse, samplePeople } from './sample/people.ts'
import { sampleReadings } from './sample/readings.ts'
import { isSampleDue, seedSample } from './seed.ts'

const now = new Date()

const count = async () => ({
  users: await db().user.count(), courses: await db().course.count(), readings: await db().reading.count(), assignments: await db().assignment.count(),
  layers: await db().layer.count(), rooms: await db().room.count(), updates: await db().roomUpdate.count(), entries: await db().entry.count(),
})
const said = sampleDebate.claims.length + sampleDebate.links.length + sampleDebate.positions.length
const written = said + sampleReadings.flatMap(({ notes }) => notes).reduce((sum, { replies }) => sum + 1 + (replies?.length ?? 0), 0)
const findReading = async (index: number) => {
  const readings = await db().reading.findMany({ include: { assignments: true, versions: true } })
  const sorted = readings.sort((a, b) => (a.assignments[0]?.dueAt?.getTime() ?? 0) - (b.assignments[0]?.dueAt?.getTime() ?? 0))
  return sorted[index]!
}
const findUser = async (email: string) => (await db().user.findUniqueOrThrow({ where: { email } })).id

describe('seeding the sample seminar', () => {
  beforeAll(async () => {
    await useTestDatabase()
    // As processes do that start at the same time.
    await Promise.all([seedSample(now), seedSample(now), seedSample(now)])
  })

  it('makes it once, also where several processes start at the same time', async () => {
    expect(await count()).toMatchObject({ courses: 1, readings: sampleReadings.length, users: samplePeople.length, entries: written })
    expect(await isSampleDue()).toBe(false)
  })

  it('makes the course with its people, group and readings', async () => {
    const course = await db().course.findFirstOrThrow({ include: { groups: { include: { members: true } }, memberships: { include: { user: true } } } })
    expect(course).toMatchObject({ title: sampleCourse.title, timeZone: 'Europe/Oslo', groups: [{ name: 'Tuesday group' }] })
    expect(course.groups[0]!.members).toHaveLength(3)
    expect(course.memberships.map(({ user, role }) => [user.name, role]).sort()).toEqual(samplePeople.map(({ name, role }) => [name, role]).sort())
    expect(course.memberships.every(({ user }) => user.isSample && user.passwordHash === null && !user.isAdmin)).toBe(true)
  })

  it('assigns one reading that is over, one that is due soon and one for later, all with a prompt', async () => {
    const dues = await Promise.all([0, 1, 2].map(async (index) => (await findReading(index)).assignments[0]!))
    const days = dues.map(({ dueAt }) => (dueAt!.getTime() - now.getTime()) / 86_400_000)
    expect(days[0]).toBeLessThan(0)
    expect(days[1]).toBeGreaterThan(1)
    expect(days[1]).toBeLessThan(5)
    expect(days[2]).toBeGreaterThan(7)
    expect(dues.every(({ prompt }) => prompt.length > 50)).toBe(true)
  })

  it('writes every note and answer into its room, where a freshly loaded doc and the projection agree', async () => {
    const rooms = await db().room.findMany({ include: { entries: true } })
    let found = 0
    for (const room of rooms) {
      const { doc } = (await loadRoom(room.id))!
      const inDoc = doc.getMap(entriesRoot).toJSON()
      expect(Object.fromEntries(room.entries.map(({ key, value }) => [key, value]))).toEqual(inDoc)
      const stranger = new Y.Doc()
      Y.applyUpdate(stranger, Y.encodeStateAsUpdate(doc))
      expect(stranger.getMap(entriesRoot).toJSON()).toEqual(inDoc)
      found += room.entries.length
    }
    expect(found).toBe(written)
  })

  it('lets every note arrive when it was written', async () => {
    for (const { value, arrivedAt } of await db().entry.findMany()) expect(arrivedAt.toISOString()).toBe((value as { written: string }).written)
  })

  it('puts notes under the handle of a person who may see that layer', async () => {
    const entries = await db().entry.findMany({ include: { room: { include: { layer: true, handles: { include: { user: true } } } } } })
    for (const { key, handle, room } of entries) {
      const writer = room.handles.find((each) => each.handle === handle)
      expect(handleOf(key)).toBe(handle)
      expect(writer?.user.isSample).toBe(true)
      if (room.layer?.kind === 'private') expect(room.layer.ownerId).toBe(writer?.userId)
    }
  })

  it('opens to a student with three layers, the names of all, and the text', async () => {
    const room = await openReadingRoom(await findUser('amara@sample.postil.invalid'), (await findReading(1)).id)
    expect(room?.view.layers.map(({ kind, mayWrite }) => [kind, mayWrite])).toEqual([['private', true], ['group', true], ['course', true]])
    expect(new Set(Object.values(room!.view.people).map(({ name }) => name))).toEqual(new Set(samplePeople.map(({ name }) => name)))
    expect(room!.view.reading).toMatchObject({ title: 'The Wrong Errand', authors: ['Written for Postil'] })
    expect(room!.html).toContain('Born beside a war')
  })

  it('has a debate over its readings, which a student opens with the names of all and the places of what it quotes', async () => {
    const amara = await findUser('amara@sample.postil.invalid')
    const course = await db().course.findFirstOrThrow()
    const listed = (await listDebates(amara, course.id))?.debates
    expect(listed).toMatchObject([{ question: sampleDebate.question, startedBy: 'Ingrid Solheim', closedAt: null, claims: sampleDebate.claims.length, people: 3 }])
    const view = await openDebate(amara, listed?.[0]?.id ?? '')
    expect(view?.room.mayWrite).toBe(true)
    expect(new Set(Object.values(view?.people ?? {}).map(({ name }) => name))).toEqual(new Set(samplePeople.map(({ name }) => name)))
    const quoted = await db().entry.findMany({ where: { kind: 'claim', versionId: { not: null } } })
    expect(new Set(quoted.map(({ versionId }) => versionId)).size).toBeGreaterThanOrEqual(2)
    for (const { versionId } of quoted) expect(view?.readings[versionId ?? '']?.paragraphs?.length).toBeGreaterThan(5)
  })

  it('changes nothing the second time', async () => {
    const before = await count()
    await seedSample(now)
    expect(await count()).toEqual(before)
  })

  it('begins again where an earlier start was broken off', async () => {
    const before = await count()
    await removeSample()
    const ingrid = await createSampleUser({ name: 'Ingrid Solheim', email: 'ingrid@sample.postil.invalid', isInstructor: true })
    expect(await isSampleDue()).toBe(true)
    await createSampleCourse('Europe/Oslo', ingrid)
    expect(await isSampleDue()).toBe(true)
    await seedSample(now)
    expect(await count()).toEqual(before)
    expect(await isSampleDue()).toBe(false)
  })

  it('stays away from a course that its instructor has given another name', async () => {
    const before = await count()
    await db().course.updateMany({ data: { title: 'Peace Operations, again' } })
    await seedSample(now)
    expect(await count()).toEqual(before)
    expect((await db().course.findFirstOrThrow()).title).toBe('Peace Operations, again')
  })

  it('leaves an installation alone where somebody has an account', async () => {
    await removeSample()
    expect(await count()).toMatchObject({ users: 0, courses: 0, rooms: 0, entries: 0 })
    await db().user.create({ data: { id: 'somebody', email: 'somebody@example.org', name: 'Somebody' } })
    await seedSample(now)
    expect(await count()).toMatchObject({ users: 1, courses: 0 })
  })
})
