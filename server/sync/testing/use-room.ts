import { afterEach, beforeAll, beforeEach, vi } from 'vitest'
import type * as Y from 'yjs'
import { pool } from '@/lib/db/client.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import type { SyncServerOptions } from '../sync-server.ts'
import type { Host } from './host.ts'
import { startHost } from './host.ts'
import { RawClient } from './raw-client.ts'
import type { Person, Seminar } from './seminar.ts'
import { makeSeminar } from './seminar.ts'
import type { StockClient } from './stock-client.ts'
import { stockClient } from './stock-client.ts'

export { updateOf } from './update-of.ts'

/** What each test of the rooms starts with: a running server, a seminar with a shared layer, and two students. */
export class RoomTest {
  seminar!: Seminar
  host!: Host
  ada!: Person
  ben!: Person
  private readonly leavers: (() => void)[] = []

  get roomId(): string {
    return this.seminar.roomId
  }

  async start(options: Partial<SyncServerOptions>): Promise<void> {
    this.seminar = await makeSeminar()
    this.host = await startHost(options)
    this.ada = await this.seminar.add('student')
    this.ben = await this.seminar.add('student')
  }

  async stop(): Promise<void> {
    for (const leave of this.leavers.splice(0)) leave()
    await this.host.close()
  }

  /** The server ends and another takes its place. */
  async restart(options: Partial<SyncServerOptions> = {}): Promise<void> {
    await this.stop()
    this.host = await startHost(options)
  }

  stock(person: Person, doc?: Y.Doc): StockClient {
    const client = stockClient(this.host.url, this.roomId, person.cookie, doc)
    this.leavers.push(() => client.leave())
    return client
  }

  /** A socket that has been let in and has the room. */
  async raw(person: Person, options: { postil?: boolean } = {}): Promise<RawClient> {
    const client = this.knock(person, this.roomId, options)
    await client.open()
    client.sendStep1()
    await vi.waitFor(() => {
      if (!client.heard.some(({ kind }) => kind === 'step2')) throw new Error('No answer yet.')
    }, waiting)
    return client
  }

  /** A socket that may not be let in. */
  knock(person: Person | null, roomId = this.roomId, options: { postil?: boolean; origin?: string } = {}): RawClient {
    const client = new RawClient(this.host.url, roomId, { ...options, ...(person === null ? {} : { cookie: person.cookie }) })
    this.leavers.push(() => client.ws.terminate())
    return client
  }

  /** What somebody who comes now is told of the layer. */
  async fresh(person: Person): Promise<Record<string, EntryValue>> {
    const client = await this.raw(person)
    client.close()
    return client.doc.getMap<EntryValue>('entries').toJSON()
  }

  /** All that is stored of the room. */
  async stored() {
    const { roomId } = this
    const [room] = await rows<{ head: string; snap_seq: string }>('SELECT head, snap_seq FROM room WHERE id = $1', [roomId])
    const updates = await rows<{ seq: string; handle: string }>('SELECT seq, handle FROM room_update WHERE room_id = $1 ORDER BY seq', [roomId])
    const clients = await rows<{ client: string; handle: string }>('SELECT client, handle FROM room_client WHERE room_id = $1 ORDER BY client', [roomId])
    const entries = await rows<{ key: string; value: EntryValue; seq: string }>('SELECT key, value, seq FROM entry WHERE room_id = $1 ORDER BY key', [roomId])
    const revisions = await rows<{ key: string; value: EntryValue | null }>('SELECT key, value FROM entry_revision WHERE room_id = $1 ORDER BY seq, ordinal', [roomId])
    return { head: Number(room?.head), snapSeq: Number(room?.snap_seq), updates, clients, entries, revisions }
  }
}

export const waiting = { timeout: 15_000, interval: 15 }

export async function rows<T extends object>(sql: string, values: unknown[] = []): Promise<T[]> {
  return (await pool().query<T>(sql, values)).rows
}

export const useRoom = (options: Partial<SyncServerOptions> = {}): RoomTest => useTest(new RoomTest(), options)

export function useTest<Test extends RoomTest>(test: Test, options: Partial<SyncServerOptions> = {}): Test {
  beforeAll(async () => {
    await useTestDatabase()
  })
  beforeEach(() => test.start(options))
  afterEach(() => test.stop())
  return test
}
