import { spawnSync } from 'node:child_process'
import { randomBytes } from 'node:crypto'
import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { db } from '@/lib/db/client.ts'
import { newId } from '@/lib/db/id.ts'
import type { Host } from './testing/host.ts'
import { startHost } from './testing/host.ts'
import { hasRedis, withoutRedis } from './testing/redis-process.ts'
import { RawClient } from './testing/raw-client.ts'
import type { Person, Seminar } from './testing/seminar.ts'
import { keyOf, makeSeminar } from './testing/seminar.ts'
import { updateOf } from './testing/update-of.ts'
import { useCrashDatabase } from './testing/use-crash-database.ts'
import { verifyRooms } from './verify.ts'

/** As DATABASE_URL names it: nobody here brings it back. */
const crash = useCrashDatabase('external')
const canLimit = spawnSync('prlimit', ['--version']).status === 0
const waiting = { timeout: 60_000, interval: 20 }

it('has everything that was acknowledged or seen after somebody else’s PostgreSQL is killed under load', () => crash.survives(['postgres', 'both']))

it.skipIf(!hasRedis)(hasRedis ? 'has everything after one of two processes, Redis and PostgreSQL are killed and one is stopped' : withoutRedis, () =>
  crash.survives(['rooms', 'redis', 'pause', 'postgres'], 2))

describe('a writer in a room', () => {
  let host: Host
  let seminar: Seminar
  let ada: Person
  beforeEach(async () => {
    seminar = await makeSeminar()
    ada = await seminar.add('student')
    host = await startHost({ limits: { burstPerAccount: 1_000_000 } })
  })
  afterEach(() => host.close())

  const enter = () => vi.waitFor(async () => {
    const client = new RawClient(host.url, seminar.roomId, { cookie: ada.cookie })
    await client.open()
    client.sendStep1()
    await vi.waitFor(() => expect(client.heard.some(({ kind }) => kind === 'step2')).toBe(true), { timeout: 3000 })
    return client
  }, waiting)

  it('is told nothing while PostgreSQL hangs, and has it saved once it answers', async () => {
    const writer = await enter()
    const key = keyOf(ada.handle)
    const update = updateOf([[key, seminar.note('The river')]])
    await crash.database().hang(true)
    try {
      writer.sendUpdate(update)
      expect((await writer.ended()).code).toBe(4500)
      expect(writer.messages()).toEqual([])
    } finally {
      await crash.database().hang(false)
    }
    const again = await enter()
    again.sendUpdate(update)
    await vi.waitFor(() => expect(again.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
    // Whatever became of the first commit, the note is there once.
    expect(Object.keys((await enter()).doc.getMap('entries').toJSON())).toEqual([key])
  })

  it.skipIf(!canLimit)('keeps what was acknowledged before the disk was full, is told nothing after it, and has the rest saved when there is room', async () => {
    await fillLog()
    await crash.database().limitFiles(segment)
    const doc = new Y.Doc()
    const writer = await enter()
    const keys: string[] = []
    try {
      while (writer.closed === null && keys.length < 400) {
        keys.push(keyOf(ada.handle))
        writer.sendUpdate(updateOf([[keys.at(-1) ?? '', seminar.note('The river', randomBytes(9000).toString('base64'))]], doc))
        await vi.waitFor(() => expect(writer.closed !== null || writer.messages().at(-1)?.count === keys.length).toBe(true), waiting)
      }
      expect(writer.closed?.code).toBe(4500)
      const acknowledged = writer.messages().at(-1)?.count ?? 0
      expect(acknowledged).toBe(keys.length - 1)
      expect(Object.keys((await enter()).doc.getMap('entries').toJSON()).sort()).toEqual(keys.slice(0, acknowledged).sort())
    } finally {
      await crash.database().limitFiles(null)
    }
    const again = await enter()
    again.sendUpdate(Y.encodeStateAsUpdate(doc))
    await vi.waitFor(() => expect(again.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
    expect(Object.keys((await enter()).doc.getMap('entries').toJSON()).sort()).toEqual([...keys].sort())
    for await (const { differences, faults } of verifyRooms({ repair: false, roomIds: [seminar.roomId] })) expect([differences, faults]).toEqual([[], []])
  })
})

/** Bytes of a file of PostgreSQL's write-ahead log, which is that long from the start: what limits all others must let it be. */
const segment = 16 << 20

/** Fills the log of a room that nobody opens, until its file is not far from `segment` bytes. */
async function fillLog(): Promise<void> {
  const room = await db().room.create({ data: { id: newId(), head: 0 } })
  for (let seq = 1; seq <= 14; seq++) await db().roomUpdate.create({ data: { roomId: room.id, seq, handle: 'nobody000000', bytes: randomBytes(1 << 20) } })
}
