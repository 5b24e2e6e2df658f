import { afterAll, afterEach, beforeAll, beforeEach, vi } from 'vitest'
import { createClient } from 'redis'
import type * as Y from 'yjs'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { verifyRooms } from '../verify.ts'
import { RawClient } from './raw-client.ts'
import type { RedisProcess } from './redis-process.ts'
import { startRedis } from './redis-process.ts'
import type { Person, Seminar } from './seminar.ts'
import { makeSeminar } from './seminar.ts'
import type { ServerProcess, ServerProcessOptions } from './server-process.ts'
import { startServerProcess } from './server-process.ts'
import type { StockClient } from './stock-client.ts'
import { stockClient } from './stock-client.ts'
import { waiting } from './use-room.ts'

/** What each test of several processes starts with: two of them over one Redis and one database, and a seminar with two students. */
export class ClusterTest {
  seminar!: Seminar
  ada!: Person
  ben!: Person
  redis!: RedisProcess
  a!: ServerProcess
  b!: ServerProcess
  private readonly leavers: (() => void)[] = []

  get roomId(): string {
    return this.seminar.roomId
  }

  stock(process: ServerProcess, person: Person, doc?: Y.Doc): StockClient {
    const client = stockClient(process.url, this.roomId, person.cookie, doc)
    this.leavers.push(() => client.leave())
    return client
  }

  /** A socket that has been let in and has the room. */
  async raw(process: ServerProcess, person: Person): Promise<RawClient> {
    const client = this.knock(process, person)
    await client.open()
    client.sendStep1()
    await vi.waitFor(() => {
      if (!client.heard.some(({ kind }) => kind === 'step2')) throw new Error('No answer yet.')
    }, waiting)
    return client
  }

  knock(process: ServerProcess, person: Person): RawClient {
    const client = new RawClient(process.url, this.roomId, { cookie: person.cookie })
    this.leavers.push(() => client.ws.terminate())
    return client
  }

  /** What somebody who comes now is told of the layer. */
  async fresh(process: ServerProcess, person: Person): Promise<Record<string, EntryValue>> {
    const client = await this.raw(process, person)
    client.close()
    return client.doc.getMap<EntryValue>('entries').toJSON()
  }

  /** How many differences there are between the room's log and its rows. */
  async differences(): Promise<number> {
    let count = 0
    for await (const { differences, faults } of verifyRooms({ repair: false, roomIds: [this.roomId] })) count += differences.length + faults.length
    return count
  }

  /** Redis goes on, and takes no message any more; or takes them again. */
  async letPublish(allowed: boolean): Promise<void> {
    const admin = createClient({ url: this.redis.url })
    await admin.connect()
    await admin.sendCommand(['ACL', 'SETUSER', 'default', allowed ? '+publish' : '-publish'])
    await admin.close()
  }

  async begin(): Promise<void> {
    this.seminar = await makeSeminar()
    this.ada = await this.seminar.add('student')
    this.ben = await this.seminar.add('student')
  }

  leave(): void {
    for (const leave of this.leavers.splice(0)) leave()
  }
}

export function useCluster(options: ServerProcessOptions['options'] = {}): ClusterTest & { startProcess(port?: number): Promise<ServerProcess> } {
  const startProcess = (port?: number) => startServerProcess(port, [], { redisUrl: test.redis.url, options: { beatMs: 300, pollMs: 1000, ...options } })
  const test = Object.assign(new ClusterTest(), { startProcess })
  beforeAll(async () => {
    await useTestDatabase()
    test.redis = await startRedis()
    ;[test.a, test.b] = await Promise.all([startProcess(), startProcess()])
  }, 120_000)
  beforeEach(() => test.begin())
  afterEach(() => test.leave())
  afterAll(async () => {
    await Promise.all([test.a.kill(), test.b.kill(), test.redis.kill()])
  })
  return test
}
