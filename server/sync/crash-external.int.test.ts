import { expect, it, vi } from 'vitest'
import { hasRedis, withoutRedis } from './testing/redis-process.ts'
import { RawClient } from './testing/raw-client.ts'
import { keyOf, makeSeminar } from './testing/seminar.ts'
import { startHost } from './testing/host.ts'
import { updateOf } from './testing/update-of.ts'
import { useCrashDatabase } from './testing/use-crash-database.ts'

/** As DATABASE_URL names it: nobody here brings it back. */
const crash = useCrashDatabase('external')
const waiting = { timeout: 60_000, interval: 20 }

it('has everything that was acknowledged or seen after somebody else’s PostgreSQL is killed under load', () => crash.survives(['postgres', 'both']))

it.skipIf(!hasRedis)(hasRedis ? 'has everything after one of two processes, Redis and PostgreSQL are killed and one is stopped' : withoutRedis, () =>
  crash.survives(['rooms', 'redis', 'pause', 'postgres'], 2))

it('acknowledges nothing while PostgreSQL hangs, and saves what is sent again when it answers', async () => {
  const seminar = await makeSeminar()
  const ada = await seminar.add('student')
  const host = await startHost()
  const enter = async () => {
    const client = new RawClient(host.url, seminar.roomId, { cookie: ada.cookie })
    await client.open()
    client.sendStep1()
    await vi.waitFor(() => expect(client.heard.some(({ kind }) => kind === 'step2')).toBe(true), waiting)
    return client
  }
  try {
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
  } finally {
    await host.close()
  }
})
