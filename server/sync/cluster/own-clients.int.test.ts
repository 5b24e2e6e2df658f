import 'fake-indexeddb/auto'
import { afterEach, beforeAll, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import { openLayer } from '@/lib/client/layer-session.ts'
import type { LayerSession } from '@/lib/client/layer-session.types.ts'
import { hasRedis, withoutRedis } from '../testing/redis-process.ts'
import type { Person } from '../testing/seminar.ts'
import type { ServerProcess } from '../testing/server-process.ts'
import { useCluster } from '../testing/use-cluster.ts'
import { rows } from '../testing/use-room.ts'

vi.setConfig({ testTimeout: 90_000 })

/** Behind a balancer: each connection goes to the next process. Who sits at a browser is the name in its address. */
const cookies = new Map<string, string>()
let processes: ServerProcess[] = []
let next = 0

class BalancedSocket extends WebSocket {
  constructor(address: string | URL, protocols?: string | string[]) {
    const { username, pathname, search } = new URL(address)
    const { url } = processes[next++ % processes.length] ?? { url: '' }
    super(url.replace(/\/sync$/, '') + pathname + search, protocols, { headers: { cookie: cookies.get(username) ?? '' } })
  }
}

describe.skipIf(!hasRedis)(hasRedis ? 'our own client, behind a balancer' : withoutRedis, () => {
  const room = useCluster()
  const sessions: LayerSession[] = []
  beforeAll(() => { vi.stubGlobal('WebSocket', BalancedSocket) })
  afterEach(() => { for (const session of sessions.splice(0)) session.close() })

  const open = ({ userId, handle, cookie }: Person) => {
    cookies.set(handle, cookie)
    const session = openLayer({ serverUrl: `ws://${handle}@rooms/sync`, roomId: room.roomId, handle, userId, loadConflicts: () => Promise.resolve([]) })
    sessions.push(session)
    return session
  }
  const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 60_000, interval: 20 })

  it('has each note once in every browser, also where the process that one writes to is killed in the middle', async () => {
    const other = await room.startProcess()
    processes = [other, room.a]
    const [ada, ben] = [open(room.ada), open(room.ben)]
    await until(() => { expect([ada.snapshot().status, ben.snapshot().status]).toEqual(['online', 'online']) })
    ada.announce({ place: 3, selection: null })
    await until(() => { expect(ben.snapshot().present.get(room.ada.handle)).toMatchObject({ place: 3 }) })
    const keys: string[] = []
    for (let i = 0; i < 30; i++) {
      keys.push(await ada.add(room.seminar.note('The river', `ada ${i}`)), await ben.add(room.seminar.note('the market', `ben ${i}`)))
      if (i === 15) {
        await until(() => { expect(ben.snapshot().entries.size).toBeGreaterThan(16) })
        processes = [room.b, room.a]
        await other.kill()
      }
    }
    for (const session of [ada, ben]) await until(() => { expect(session.snapshot()).toMatchObject({ status: 'online', pending: 0, drafts: [] }) })
    for (const session of [ada, ben]) await until(() => { expect([...session.snapshot().entries.keys()].sort()).toEqual([...keys].sort()) })
    expect(await rows('SELECT count(*)::int AS notes, count(DISTINCT key)::int AS keys FROM entry WHERE room_id = $1', [room.roomId])).toEqual([{ notes: 60, keys: 60 }])
    expect(await room.differences()).toBe(0)
  })

  it('never shows a note as gone that was saved, when it comes back to another process', async () => {
    processes = [room.a, room.b]
    next = 0
    const ada = open(room.ada)
    await until(() => { expect(ada.snapshot().status).toBe('online') })
    // Somebody keeps the room open in the other process, and Redis tells it nothing.
    await room.raw(room.b, room.ben)
    await room.letPublish(false)
    try {
      const key = await ada.add(room.seminar.note('The river'))
      await until(() => { expect(ada.snapshot().entries.get(key)).toMatchObject({ state: 'saved' }) })
      const missing: string[] = []
      ada.subscribe(() => { if (!ada.snapshot().entries.has(key)) missing.push(ada.snapshot().status) })
      const statuses = new Set<string>()
      ada.subscribe(() => statuses.add(ada.snapshot().status))
      // Its socket is cut, as a balancer does; the next goes to the other process.
      next = 1
      process.kill(room.a.pid, 'SIGTERM')
      await until(() => { expect([...statuses]).toEqual(expect.arrayContaining(['offline', 'online'])) })
      processes = [room.b]
      await until(() => { expect(ada.snapshot().status).toBe('online') })
      expect([ada.snapshot().entries.has(key), missing]).toEqual([true, []])
    } finally {
      await room.letPublish(true)
      room.a = await room.startProcess()
    }
  })
})
