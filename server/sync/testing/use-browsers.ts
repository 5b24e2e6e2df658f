import 'fake-indexeddb/auto'
import { afterEach, beforeAll, beforeEach, expect, vi } from 'vitest'
import { WebSocket } from 'ws'
import { listConflicts } from '@/lib/use-cases/layer/list-revisions.ts'
import { startHost, type Host } from './host.ts'
import { makeSeminar, type Person, type Seminar } from './seminar.ts'
import type { SyncServerOptions } from '../sync-server.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { openLayer } from '@/lib/client/layer-session.ts'
import type { LayerSession } from '@/lib/client/layer-session.types.ts'
import { clearOutbox } from '@/lib/client/outbox.ts'

/** What each test of our client over real rooms starts with: a seminar with two students, and browsers that reach its room. */
export class Browsers {
  seminar!: Seminar
  ada!: Person
  ben!: Person
  /** Where the rooms are now. */
  host!: Host
  /** Whether the browsers have a network. */
  isOnline = true
  /** Who sits at which browser: the name in the address stands for its cookie. */
  readonly cookies = new Map<string, string>()
  readonly sockets = new Set<WebSocket>()
  private sessions: LayerSession[] = []

  /** Another `device` shares nothing with the first: neither the tab nor what waits in it. */
  open({ userId, handle, cookie }: Person, roomId = this.seminar.roomId, device = ''): LayerSession {
    this.cookies.set(handle, cookie)
    const loadConflicts = async () => (await listConflicts(userId, roomId)).conflicts
    const session = openLayer({ serverUrl: `ws://${handle}@rooms/sync`, roomId, handle, userId: userId + device, loadConflicts })
    this.sessions.push(session)
    return session
  }

  /** The network is gone, and the server with it. */
  async goOffline(...sessions: LayerSession[]): Promise<void> {
    this.isOnline = false
    await this.host.close()
    for (const session of sessions) await until(() => { expect(session.snapshot().status).toBe('offline') })
  }

  /** The network is gone, the server goes on. */
  async loseNetwork(...sessions: LayerSession[]): Promise<void> {
    this.isOnline = false
    for (const socket of this.sockets) socket.terminate()
    for (const session of sessions) await until(() => { expect(session.snapshot().status).toBe('offline') })
  }

  async begin(options: Partial<SyncServerOptions>): Promise<void> {
    this.isOnline = true
    this.seminar = await makeSeminar()
    this.host = await startHost(options)
    this.ada = await this.seminar.add('student')
    this.ben = await this.seminar.add('student')
  }

  async end(): Promise<void> {
    for (const { userId } of [this.ada, this.ben]) await clearOutbox(userId)
    for (const session of this.sessions.splice(0)) session.close()
    await this.host.close()
  }
}

export const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 15_000, interval: 10 })
export const settled = (session: LayerSession) => until(() => { expect(session.snapshot()).toMatchObject({ status: 'online', pending: 0 }) })
export const bodiesOf = (session: LayerSession) => [...session.snapshot().entries.values()].map(({ value }) => ('body' in value ? value.body : value.kind)).sort()

export function useBrowsers(options: Partial<SyncServerOptions> = {}): Browsers {
  const browsers = new Browsers()
  class BrowserSocket extends WebSocket {
    constructor(address: string | URL, protocols?: string | string[]) {
      const { username, pathname, search } = new URL(address)
      const server = browsers.isOnline ? browsers.host.url.replace(/\/sync$/, '') : 'ws://127.0.0.1:9'
      super(server + pathname + search, protocols, { headers: { cookie: browsers.cookies.get(username) ?? '' } })
      browsers.sockets.add(this)
      this.on('close', () => browsers.sockets.delete(this))
    }
  }
  beforeAll(async () => {
    await useTestDatabase()
    vi.stubGlobal('WebSocket', BrowserSocket)
  })
  beforeEach(() => browsers.begin(options))
  afterEach(() => browsers.end())
  return browsers
}
