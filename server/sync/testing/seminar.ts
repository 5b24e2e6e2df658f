import { createHash } from 'node:crypto'
import { encode } from 'next-auth/jwt'
import { sessionCookieName } from '@/lib/auth/cookies.ts'
import { db } from '@/lib/db/client.ts'
import { newHandle, newId } from '@/lib/db/id.ts'
import { createSession } from '@/lib/db/sessions.ts'
import type { Annotation, EntryValue } from '@/lib/domain/annotation/entry.ts'
import { describeRange } from '@/lib/domain/annotation/selector.ts'
import type { Role } from '@/lib/domain/course/policy.ts'
import { env } from '@/lib/env.ts'

export const text = 'The river rose in the night.\nNobody in the lower town had been told that it would. 🌊 By noon the market was gone.'

export interface Person {
  userId: string
  sessionId: string
  handle: string
  cookie: string
}

/** A course with one reading and one shared layer, and people in it, in a real database. */
export interface Seminar {
  roomId: string
  readingId: string
  versionId: string
  courseId: string
  add(role: Role): Promise<Person>
  /** A private layer of somebody, under the handle it gives. */
  addPrivateRoom(person: Person): Promise<{ roomId: string; handle: string }>
  /** A passage of the text. */
  note(words: string, body?: string): Annotation
}

export async function makeSeminar(): Promise<Seminar> {
  const teacher = await db().user.create({ data: { id: newId(), email: `${newId()}@seminar.test`, name: 'Teacher' } })
  const course = await db().course.create({ data: { id: newId(), title: 'Floods', timeZone: 'Europe/Oslo', createdById: teacher.id } })
  const reading = await db().reading.create({ data: { id: newId(), courseId: course.id, title: 'The river', createdById: teacher.id } })
  const version = await db().readingVersion.create({
    data: { id: newId(), readingId: reading.id, number: 1, text, blocks: [], html: '', textHash: createHash('sha256').update(text).digest('hex') },
  })
  const layer = await makeLayer(reading.id, 'course')
  return {
    roomId: layer.roomId, readingId: reading.id, versionId: version.id, courseId: course.id,
    add: async (role) => {
      const user = await db().user.create({ data: { id: newId(), email: `${newId()}@seminar.test`, name: role } })
      await db().membership.create({ data: { id: newId(), courseId: course.id, userId: user.id, role } })
      const { handle } = await db().roomHandle.create({ data: { handle: newHandle(), roomId: layer.roomId, userId: user.id } })
      return { userId: user.id, handle, ...(await signIn(user.id)) }
    },
    addPrivateRoom: async ({ userId }) => {
      const own = await makeLayer(reading.id, 'private', userId)
      const { handle } = await db().roomHandle.create({ data: { handle: newHandle(), roomId: own.roomId, userId } })
      return { roomId: own.roomId, handle }
    },
    note: (words, body = 'Who should have told them?') => noteOn(version.id, words, body),
  }
}

async function makeLayer(readingId: string, kind: 'course' | 'private', ownerId: string | null = null) {
  const room = await db().room.create({ data: { id: newId() } })
  return db().layer.create({ data: { id: newId(), readingId, kind, ownerId, scope: ownerId === null ? kind : `${kind}:${ownerId}`, roomId: room.id } })
}

async function signIn(userId: string): Promise<{ sessionId: string; cookie: string }> {
  const sessionId = await createSession(userId, { userAgent: null, isSample: false })
  const token = await encode({ token: { sub: userId, sid: sessionId }, secret: env().authSecret })
  return { sessionId, cookie: `${sessionCookieName()}=${token}` }
}

export function noteOn(version: string, words: string, body: string): Annotation {
  const start = text.indexOf(words)
  const target = describeRange(text, version, { start, end: start + words.length })
  if (target === null) throw new Error(`The text does not say "${words}".`)
  return { v: 1, kind: 'annotation', motivation: 'questioning', mark: 'question', target, body, written: '2026-11-22T10:00:00Z' }
}

export const replyTo = (thread: string, body: string): EntryValue => ({ v: 1, kind: 'reply', thread, stance: 'plain', body, written: '2026-11-22T10:05:00Z' })

export const withdrawalOf = (value: Annotation): EntryValue => ({ v: 1, kind: 'withdrawal', target: value.target, written: value.written, withdrawn: '2026-11-22T11:00:00Z' })

export const keyOf = (handle: string, id = newId()) => `${handle}:${id}`
