import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { accessEvents } from '@/lib/auth/events.ts'
import type { CurrentUser } from '@/lib/auth/session.ts'
import type { LayerKind } from '@/lib/domain/layer/layer-kind.ts'
import type { Seminar } from '@/lib/testing/seminar.ts'
import { makeSeminar } from '@/lib/testing/seminar.ts'
import { visitorOf } from '@/lib/testing/visitor.ts'
import { endOneSession, signOutEverywhere } from '@/lib/use-cases/account/end-own-session.ts'
import { changeMember } from '@/lib/use-cases/course/change-member.ts'
import { endMembership } from '@/lib/use-cases/course/end-membership.ts'
import { assignReading } from '@/lib/use-cases/reading/assign-reading.ts'
import { openReadingRoom } from '@/lib/use-cases/reading/open-reading-room.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { Cluster } from './cluster/cluster.ts'
import { openRedisBus } from './cluster/redis-bus.ts'
import { startHost } from './testing/host.ts'
import { RawClient } from './testing/raw-client.ts'
import type { RedisProcess } from './testing/redis-process.ts'
import { hasRedis, startRedis, withoutRedis } from './testing/redis-process.ts'
import { startServerProcess } from './testing/server-process.ts'
import { waiting } from './testing/use-room.ts'

vi.setConfig({ testTimeout: 60_000, hookTimeout: 120_000 })

/** Somebody does something, and a socket of `who` in their layer of `kind` is closed. */
interface Case {
  what: string
  who: 'assistant' | 'student' | 'instructor'
  kind: LayerKind
  code: number
  act: (seminar: Seminar, session: { sessionId: string }) => Promise<unknown>
}

const cases: Case[] = [
  { what: 'their membership ends', who: 'student', kind: 'course', code: 4403, act: (s) => endMembership(s.instructor.id, s.courseId, s.student.id) },
  { what: 'their membership ends, also in their own layer', who: 'student', kind: 'private', code: 4403, act: (s) => endMembership(s.instructor.id, s.courseId, s.student.id) },
  { what: 'they go to another group', who: 'student', kind: 'group', code: 4403, act: (s) => changeMember(s.instructor.id, s.courseId, s.student.id, { groupIds: [s.otherGroupId] }) },
  { what: 'they lead the course no more, in a group that is not theirs', who: 'assistant', kind: 'group', code: 4403, act: (s) => changeMember(s.instructor.id, s.courseId, s.assistant.id, { role: 'student' }) },
  { what: 'the reading is to open later', who: 'student', kind: 'course', code: 4403, act: (s) => assignReading(s.instructor.id, s.readingId, { opensAt: '2199-01-01T10:00', dueAt: null, prompt: '' }) },
  { what: 'they end the session elsewhere', who: 'student', kind: 'course', code: 4401, act: (s, { sessionId }) => endOneSession(s.student.id, sessionId) },
  { what: 'they sign out everywhere', who: 'instructor', kind: 'course', code: 4401, act: (s) => signOutEverywhere(s.instructor.id) },
]

const named = cases.map((one): [string, Case] => [one.what, one])

let seminar: Seminar
const sockets: RawClient[] = []
beforeAll(async () => {
  await useTestDatabase()
})
beforeEach(async () => {
  seminar = await makeSeminar()
})
afterEach(() => {
  for (const socket of sockets.splice(0)) socket.ws.terminate()
})

/** A socket of that person in their layer. */
async function enter(url: string, user: CurrentUser, kind: LayerKind) {
  const layer = (await openReadingRoom(user.id, seminar.readingId))?.view.layers.find((one) => one.kind === kind)
  if (layer === undefined) throw new Error('There is no such layer.')
  const visitor = await visitorOf(user)
  const socket = new RawClient(url, layer.roomId, { cookie: visitor.cookie })
  sockets.push(socket)
  await socket.open()
  socket.sendStep1()
  await vi.waitFor(() => expect(socket.heard.some(({ kind: heard }) => heard === 'step2')).toBe(true), waiting)
  return { socket, sessionId: visitor.sessionId }
}

/** The polling is far away, so only being told closes it. Another person's socket stays. */
async function closes(url: string, { who, kind, code, act }: Case): Promise<void> {
  const witness = await enter(url, seminar.assistant, 'course')
  const { socket, sessionId } = await enter(url, seminar[who], kind)
  await act(seminar, { sessionId })
  expect((await socket.ended()).code).toBe(code)
  if (who !== 'assistant') expect(witness.socket.closed).toBeNull()
}

describe('in one process', () => {
  const host = { url: '', close: () => Promise.resolve() }
  beforeAll(async () => {
    const started = await startHost({ pollMs: 600_000 })
    Object.assign(host, { url: started.url, close: () => started.close() })
  })
  afterAll(() => host.close())

  it.each(named)('closes somebody’s socket when %s', (_what, one) => closes(host.url, one))
})

describe.skipIf(!hasRedis)(hasRedis ? 'in a process that serves no pages' : withoutRedis, () => {
  let redis: RedisProcess
  let pages: Cluster
  let rooms: { url: string; kill(): Promise<void> }
  beforeAll(async () => {
    redis = await startRedis()
    rooms = await startServerProcess(0, [], { redisUrl: redis.url, options: { pollMs: 600_000 } })
    pages = new Cluster({ bus: openRedisBus({ url: redis.url, log: pino({ level: 'silent' }) }) })
    await vi.waitFor(() => expect(pages.bus?.isUp).toBe(true), waiting)
  })
  afterAll(async () => {
    await pages.close()
    await rooms.kill()
    await redis.kill()
  })

  it.each(named)('closes somebody’s socket when %s', (_what, one) => closes(rooms.url, one))
})

describe('without a word from anybody', () => {
  it.each(named)('closes somebody’s socket within seconds when %s', async (_what, one) => {
    const rooms = await startHost({ pollMs: 50 })
    // What is emitted reaches nobody here.
    const emit = vi.spyOn(accessEvents(), 'emit').mockReturnValue(true)
    try {
      await closes(rooms.url, one)
    } finally {
      emit.mockRestore()
      await rooms.close()
    }
  })
})
