import fs from 'node:fs/promises'
import path from 'node:path'
import { createDebate } from '@/lib/db/debates.ts'
import { createGroupRow } from '@/lib/db/groups.ts'
import { findLatestVersion } from '@/lib/db/readings.ts'
import { addSampleMember, createSampleCourse, createSampleUser, hasSampleCourse, publishSampleCourse, removeSample } from '@/lib/db/sample-seminar.ts'
import { oneAtATime } from '@/lib/db/one-at-a-time.ts'
import { hasRealAccount } from '@/lib/db/users.ts'
import { toWallTime } from '@/lib/domain/course/zoned-time.ts'
import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import type { LayerView } from '@/lib/domain/reading/room-view.ts'
import { openDebate } from '@/lib/use-cases/debate/open-debate.ts'
import { addReading } from '@/lib/use-cases/reading/add-reading.ts'
import { assignReading } from '@/lib/use-cases/reading/assign-reading.ts'
import { openReadingRoom } from '@/lib/use-cases/reading/open-reading-room.ts'
import { projectRoot } from '@/server/project-root.ts'
import { writeEntries } from '@/server/sync/write-entries.ts'
import { sampleDebate } from './sample/debate.ts'
import { makeDebateEntries } from './sample/make-debate-entries.ts'
import { makeEntries } from './sample/make-entries.ts'
import { sampleCourse, samplePeople, type SamplePersonId } from './sample/people.ts'
import { type SampleReading, sampleReadings } from './sample/readings.ts'
import { type SampleTime, toSampleInstant } from './sample/sample-time.ts'

type UserIds = Record<SamplePersonId, string>

type Clock = (time: SampleTime) => Date

interface Version { id: string; text: string }

/** The course began before anything was noted in it. */
const began = '-21 09:00'

/** Whether the sample seminar is still to be put in: nobody has an account of their own, and it is not there whole. */
export const isSampleDue = async () => !(await hasRealAccount()) && !(await hasSampleCourse())

/**
 * Puts the sample seminar in: people, course, group, readings, assignments, notes and a debate. Does nothing where it is there,
 * or where anybody has an account of their own. What a start that was broken off left half done is replaced. Of processes
 * that start at the same time one does it, and the others wait until it has.
 */
export const seedSample = (now = new Date()): Promise<void> => oneAtATime('sample', () => seed(now))

async function seed(now: Date): Promise<void> {
  if (!(await isSampleDue())) return
  await removeSample()
  const instant: Clock = (time) => toSampleInstant(time, now, sampleCourse.timeZone)
  const users = await makePeople()
  const courseId = await createSampleCourse(sampleCourse.timeZone, users.ingrid)
  const groupId = await createGroupRow(courseId, sampleCourse.group)
  for (const { id, role, inGroup } of samplePeople) await addSampleMember(courseId, users[id], role, inGroup ? groupId : null)
  const versions = new Map<string, Version>()
  for (const reading of sampleReadings) {
    const readingId = await putReading(courseId, users.ingrid, reading, instant)
    const version = await findLatestVersion(readingId)
    if (!version) throw new Error('The sample reading has no version.')
    versions.set(reading.file, version)
    await putNotes(readingId, version, users, reading, instant)
  }
  await putDebate(courseId, versions, users, instant)
  await publishSampleCourse(courseId, sampleCourse.title, instant(began))
}

async function makePeople(): Promise<UserIds> {
  const users: Partial<UserIds> = {}
  for (const { id, name, email, role } of samplePeople) users[id] = await createSampleUser({ name, email, isInstructor: role === 'instructor' })
  return users as UserIds
}

async function putReading(courseId: string, instructor: string, reading: SampleReading, instant: Clock): Promise<string> {
  const { file, authors, source, due, prompt } = reading
  const bytes = new Uint8Array(await fs.readFile(path.join(projectRoot, 'prisma/sample/texts', file)))
  const { readingId } = await addReading(instructor, courseId, { name: file, bytes }, { authors, source })
  const dueAt = toWallTime(instant(due), sampleCourse.timeZone)
  // As if assigned when the course began: one of them is over by now.
  await assignReading(instructor, readingId, { opensAt: null, dueAt, prompt }, instant(began))
  return readingId
}

/** Writes the notes as their authors would, one after the other, each arriving when it was written. */
async function putNotes(readingId: string, version: Version, users: UserIds, { notes }: SampleReading, instant: Clock): Promise<void> {
  const layers = await openLayers(readingId, users)
  const find = (kind: LayerKind, by: SamplePersonId) => {
    const layer = layers[by].find((each) => each.kind === kind)
    if (!layer) throw new Error(`${by} has no ${kind} layer of the sample reading.`)
    return layer
  }
  const entries = makeEntries(notes, { version, handle: (kind, by) => find(kind, by).handle, instant })
  for (const { layer, by, key, value, at } of entries) {
    const { roomId, handle } = find(layer, by)
    await writeEntries({ roomId, handle, entries: [{ key, value }], at })
  }
}

/** The debate of the course, whose claims rest on its readings. */
async function putDebate(courseId: string, versions: ReadonlyMap<string, Version>, users: UserIds, instant: Clock): Promise<void> {
  const { question, startedBy, startedAt } = sampleDebate
  const { id, roomId } = await createDebate({ courseId, question, startedById: users[startedBy], createdAt: instant(startedAt) })
  const handles = new Map<SamplePersonId, string>()
  for (const person of samplePeople) handles.set(person.id, (await openDebate(users[person.id], id))?.room.handle ?? '')
  const handle = (by: SamplePersonId) => handles.get(by) ?? ''
  const version = (file: string) => {
    const found = versions.get(file)
    if (!found) throw new Error(`There is no sample reading ${file}.`)
    return found
  }
  for (const { by, key, value, at } of makeDebateEntries(sampleDebate, { version, handle, instant })) {
    await writeEntries({ roomId, handle: handle(by), entries: [{ key, value }], at })
  }
}

async function openLayers(readingId: string, users: UserIds): Promise<Record<SamplePersonId, LayerView[]>> {
  const layers: Partial<Record<SamplePersonId, LayerView[]>> = {}
  for (const { id } of samplePeople) layers[id] = (await openReadingRoom(users[id], readingId))?.view.layers ?? []
  return layers as Record<SamplePersonId, LayerView[]>
}
