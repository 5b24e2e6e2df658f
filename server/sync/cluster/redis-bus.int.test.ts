import { pino } from 'pino'
import { afterAll, afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import type { RedisProcess } from '../testing/redis-process.ts'
import { hasRedis, startRedis, withoutRedis } from '../testing/redis-process.ts'
import type { Bus } from './bus.ts'
import { openRedisBus } from './redis-bus.ts'

const waiting = { timeout: 15_000, interval: 20 }
const log = pino({ level: 'silent' })

describe.skipIf(!hasRedis)(hasRedis ? 'the processes’ bus' : withoutRedis, () => {
  let redis: RedisProcess
  const open: Bus[] = []
  const bus = () => {
    const made = openRedisBus({ url: redis.url, log, pingMs: 200 })
    open.push(made)
    return made
  }
  const up = (...buses: Bus[]) => vi.waitFor(() => expect(buses.map(({ isUp }) => isUp)).toEqual(buses.map(() => true)), waiting)
  /** Says it again and again: what is said while the other is not listening yet is lost. */
  const untilHeard = (from: Bus, heard: string[], message: string) =>
    vi.waitFor(() => {
      from.publish('a', message)
      expect(heard).toContain(message)
    }, waiting)

  beforeAll(async () => {
    redis = await startRedis()
  })
  afterEach(async () => {
    for (const made of open.splice(0)) await made.close()
  })
  afterAll(() => redis.kill())

  it('tells the others what one says, on the channels they listen to', async () => {
    const [a, b] = [bus(), bus()]
    await up(a, b)
    const heard: string[] = []
    const other: string[] = []
    const stop = b.listen('a', (message) => heard.push(message))
    b.listen('b', (message) => other.push(message))
    await untilHeard(a, heard, 'one')
    expect(other).toEqual([])
    stop()
    const before = heard.length
    await vi.waitFor(() => {
      a.publish('a', 'two')
      a.publish('b', 'two')
      expect(other).toContain('two')
    }, waiting)
    expect(heard.slice(before)).not.toContain('two')
  })

  it('starts while Redis is away, keeps nothing back, and hears again when it is there', async () => {
    await redis.kill()
    const [a, b] = [bus(), bus()]
    const heard: string[] = []
    b.listen('a', (message) => heard.push(message))
    for (let i = 0; i < 10_000; i++) a.publish('a', 'lost')
    expect([a.isUp, b.isUp]).toEqual([false, false])
    await redis.start()
    await untilHeard(a, heard, 'found')
    expect(heard).not.toContain('lost')
  })

  it('comes back after a restart, with all it listened to before and meanwhile', async () => {
    const [a, b] = [bus(), bus()]
    await up(a, b)
    const heard: string[] = []
    b.listen('b', () => undefined)
    await redis.kill()
    await vi.waitFor(() => expect(b.isUp).toBe(false), waiting)
    b.listen('a', (message) => heard.push(message))
    await redis.start()
    await untilHeard(a, heard, 'again')
  })

  it('says at once whether Redis answers, also where that has only gone silent', async () => {
    const a = openRedisBus({ url: redis.url, log, pingMs: 60_000 })
    open.push(a)
    await up(a)
    expect(await a.answers()).toBe(true)
    redis.signal('SIGSTOP')
    try {
      expect([a.isUp, await a.answers()]).toEqual([true, false])
    } finally {
      redis.signal('SIGCONT')
    }
    expect(await a.answers()).toBe(true)
    await redis.kill()
    expect(await a.answers()).toBe(false)
    await redis.start()
  })

  it('notices a Redis that has gone silent, and comes back when it speaks', async () => {
    const [a, b] = [bus(), bus()]
    await up(a, b)
    const heard: string[] = []
    b.listen('a', (message) => heard.push(message))
    redis.signal('SIGSTOP')
    try {
      await vi.waitFor(() => expect([a.isUp, b.isUp]).toEqual([false, false]), waiting)
    } finally {
      redis.signal('SIGCONT')
    }
    await untilHeard(a, heard, 'again')
  })
})
