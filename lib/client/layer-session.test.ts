import 'fake-indexeddb/auto'
import { afterEach, beforeAll, beforeEach, describe, expect, it, vi } from 'vitest'
import { WebSocket } from 'ws'
import type { Annotation, EntryValue } from '@/lib/domain/annotation/entry.ts'
import { openLayer } from './layer-session.ts'
import type { LayerSession } from './layer-session.types.ts'
import { clearOutbox, countOutbox, Outbox } from './outbox.ts'
import { randomId } from './tab.ts'
import { ScriptedServer, type Verdict } from './testing/scripted-server.ts'

// How long it waits is backoff's own test.
vi.mock('./backoff.ts', () => ({ backoff: () => 5 }))
vi.setConfig({ testTimeout: 30_000 })

const ada = 'ada000000000'
const ben = 'ben000000000'

const note = (body: string): Annotation => ({
  v: 1,
  kind: 'annotation',
  motivation: 'commenting',
  mark: 'claim',
  target: { version: 'v1', selector: [{ type: 'TextPositionSelector', start: 0, end: 4 }, { type: 'TextQuoteSelector', exact: 'More', prefix: '', suffix: ' is' }] },
  body,
  written: '2026-11-22T10:00:00Z',
})
const bodyOf = (value: unknown) => (value as Annotation).body

let server: ScriptedServer
let room: string
let sessions: LayerSession[]
beforeAll(() => { vi.stubGlobal('WebSocket', WebSocket) })
beforeEach(async () => {
  room = randomId()
  server = await ScriptedServer.start(room)
  sessions = []
})
afterEach(async () => {
  await Promise.all([ada, ben].map((handle) => clearOutbox(userOf(handle))))
  for (const session of sessions) session.close()
  await server.stop()
})

const userOf = (handle: string) => `user of ${handle} in ${room}`
function open(handle = ada, serverUrl = server.url): LayerSession {
  const session = openLayer({ serverUrl, roomId: room, handle, userId: userOf(handle) })
  sessions.push(session)
  return session
}
const until = (check: () => void | Promise<void>) => vi.waitFor(check, { timeout: 20_000, interval: 5 })
const settled = (session: LayerSession) => until(() => { expect(session.snapshot()).toMatchObject({ status: 'online', pending: 0 }) })
const held = (count: number) => until(() => { expect(server.held).toBe(count) })
const shown = (session: LayerSession) => [...session.snapshot().entries.values()].map(({ value, state }) => [bodyOf(value), state])
const committedBodies = () => server.committed.map(({ value }) => bodyOf(value))

describe('writing', () => {
  it('shows a note at once as pending and as saved only when the server has committed it', async () => {
    server.judge = () => 'hold'
    const session = open()
    await until(() => { expect(session.snapshot().status).toBe('online') })
    const added = session.add(note('More of what?'))
    expect(shown(session)).toEqual([['More of what?', 'pending']])
    const key = await added
    await until(() => { server.release(); expect(session.snapshot().entries.get(key)).toMatchObject({ state: 'saved', mine: true, handle: ada }) })
    expect(session.snapshot().pending).toBe(0)
  })

  it('reaches the other reader, who sees it as saved and not as their own', async () => {
    const writer = open(ada)
    const reader = open(ben)
    await settled(reader)
    await writer.add(note('Both of us'))
    await until(() => { expect([...reader.snapshot().entries.values()]).toMatchObject([{ state: 'saved', mine: false, handle: ada }]) })
  })

  it('keeps the last of two edits made while the first is on its way', async () => {
    const session = open()
    await settled(session)
    server.judge = () => 'hold'
    const key = await session.add(note('one'))
    await held(1)
    await session.set(key, note('two'))
    await held(2)
    await session.set(key, note('three'))
    await held(3)
    expect(shown(session)).toEqual([['three', 'pending']])
    server.release()
    await settled(session)
    expect(shown(session)).toEqual([['three', 'saved']])
    expect(committedBodies()).toEqual(['one', 'two', 'three'])
    expect(bodyOf(server.values()[key])).toBe('three')
  })

  it('does not take the acknowledgement of an older value for that of the newer', async () => {
    const session = open()
    await settled(session)
    server.judge = () => 'hold'
    const key = await session.add(note('one'))
    await held(1)
    await session.set(key, note('two'))
    await session.add(note('other'))
    await held(3)
    server.release(1)
    server.write(`${ben}:aaaaaaaa`, note('a sign that the acknowledgement came'))
    await until(() => { expect(session.snapshot().entries.size).toBe(3) })
    expect(session.snapshot().pending).toBe(2)
    expect(session.snapshot().entries.get(key)).toMatchObject({ state: 'pending', value: { body: 'two' } })
    server.release()
    await settled(session)
    expect(session.snapshot().entries.get(key)).toMatchObject({ state: 'saved', value: { body: 'two' } })
  })

  it('shows what is committed, not what was sent after it, once a newer edit is refused', async () => {
    const session = open()
    await settled(session)
    server.judge = () => 'hold'
    const key = await session.add(note('one'))
    await held(1)
    await session.set(key, note('two'))
    await held(2)
    server.judge = ({ value }) => (bodyOf(value) === 'two' ? 'refuse' : 'accept')
    server.release()
    await until(() => { expect(session.snapshot().drafts).toHaveLength(1) })
    await settled(session)
    expect(shown(session)).toEqual([['one', 'saved']])
  })

  it('leaves out properties without a value, which would make another value after a reload', async () => {
    const session = open()
    await settled(session)
    const key = await session.add({ ...note('edited?'), edited: undefined })
    await settled(session)
    expect(Object.keys(server.values()[key] as object)).not.toContain('edited')
  })
})

describe('a connection that breaks', () => {
  it.each(['commit-and-vanish', 'vanish', 'fail'] as const)('brings each note exactly once when the server does %s', async (mishap) => {
    const session = open()
    await settled(session)
    let mishaps = 2
    server.judge = () => (mishaps-- > 0 ? mishap : 'accept')
    await Promise.all(['a', 'b', 'c', 'd'].map((body) => session.add(note(body))))
    await settled(session)
    expect(committedBodies()).toEqual(['a', 'b', 'c', 'd'])
    expect(shown(session)).toEqual([['a', 'saved'], ['b', 'saved'], ['c', 'saved'], ['d', 'saved']])
  })

  it('is honest about being offline, and sends in order of writing what was written meanwhile', async () => {
    const session = open()
    await settled(session)
    const { port } = server
    await server.stop()
    await until(() => { expect(session.snapshot().status).toBe('offline') })
    for (const body of ['first', 'second', 'third']) await session.add(note(body))
    expect(session.snapshot()).toMatchObject({ status: 'offline', pending: 3 })
    server = await ScriptedServer.start(room, port)
    await settled(session)
    expect(committedBodies()).toEqual(['first', 'second', 'third'])
  })

  it('sends an edit made offline of a note made offline in the place of that note', async () => {
    const { port, url } = server
    await server.stop()
    const session = open(ada, url)
    const key = await session.add(note('drafted'))
    await session.add(note('answer'))
    await session.set(key, note('improved'))
    server = await ScriptedServer.start(room, port)
    await settled(session)
    expect(committedBodies()).toEqual(['improved', 'answer'])
  })

  it('keeps showing what was there while it is away', async () => {
    server.write(`${ben}:aaaaaaaa`, note('from Ben'))
    const session = open()
    await settled(session)
    await server.stop()
    await until(() => { expect(session.snapshot().status).toBe('offline') })
    expect(shown(session)).toEqual([['from Ben', 'saved']])
    server = await ScriptedServer.start(room)
  })

  it.each([4401, 4403, 4404])('ends at %i, is not tried again, and keeps what waits', async (code) => {
    server.turnAway = code
    const session = open()
    await session.add(note('still mine'))
    await until(() => { expect(session.snapshot()).toMatchObject({ status: 'ended', endedBy: code, pending: 1 }) })
    expect(server.connections).toBe(1)
    await expect(countOutbox(userOf(ada))).resolves.toBe(1)
    server.turnAway = null
    const later = open()
    await settled(later)
    expect(committedBodies()).toEqual(['still mine'])
  })

  it.each([4429, 4508, 4501])('comes back after %i', async (code) => {
    const session = open()
    await settled(session)
    server.closeSockets(code)
    await until(() => { expect(server.connections).toBe(2) })
    await session.add(note('back'))
    await settled(session)
    expect(committedBodies()).toEqual(['back'])
  })
})

describe('a bad day', () => {
  it.each([1, 2, 3])('ends with every note there once, in its last version, whatever happened on the way (%i)', async (seed) => {
    const random = mulberry(seed)
    const mishaps: Verdict[] = ['commit-and-vanish', 'vanish', 'fail']
    let left = 6
    server.judge = () => (left > 0 && random() < 0.2 ? (left--, mishaps[Math.floor(random() * 3)]!) : 'accept')
    const session = open()
    const last = new Map<string, string>()
    for (let i = 0; i < 40; i++) {
      const keys = [...last.keys()]
      const old = random() < 0.4 ? keys[Math.floor(random() * keys.length)] : undefined
      if (old === undefined) last.set(await session.add(note(`note ${i}`)), `note ${i}`)
      else {
        await session.set(old, note(`edit ${i}`))
        last.set(old, `edit ${i}`)
      }
      if (random() < 0.1) server.closeSockets(4508)
    }
    await settled(session)
    expect(new Map(Object.entries(server.values()).map(([key, value]) => [key, bodyOf(value)]))).toEqual(last)
    expect(new Map([...session.snapshot().entries].map(([key, { value }]) => [key, bodyOf(value)]))).toEqual(last)
    const sent = server.committed.map(({ key, value }) => `${key} ${bodyOf(value)}`)
    expect(sent).toHaveLength(new Set(sent).size)
  })
})

/** Numbers in [0, 1) that are the same at every run. */
function mulberry(seed: number): () => number {
  let a = seed
  return () => {
    a = (a + 0x6d2b79f5) | 0
    let t = Math.imul(a ^ (a >>> 15), 1 | a)
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t
    return ((t ^ (t >>> 14)) >>> 0) / 4294967296
  }
}

describe('a refusal', () => {
  it('makes a draft of the one bad note among fifty and loses none of the others', async () => {
    const { port, url } = server
    await server.stop()
    const session = open(ada, url)
    const bodies = Array.from({ length: 50 }, (_, i) => (i === 23 ? 'bad' : `note ${i}`))
    for (const body of bodies) await session.add(note(body))
    server = await ScriptedServer.start(room, port)
    server.judge = ({ value }) => (bodyOf(value) === 'bad' ? 'refuse' : 'accept')
    await settled(session)
    expect(committedBodies()).toEqual(bodies.filter((body) => body !== 'bad'))
    expect(session.snapshot().drafts).toMatchObject([{ value: { body: 'bad' }, code: 'bad-value', message: 'A note needs words.' }])
    expect(shown(session)).not.toContainEqual(['bad', expect.anything()])
  })

  it('finds the bad note even when the server closes without saying which', async () => {
    const session = open()
    await settled(session)
    server.judge = ({ value }) => (bodyOf(value) === 'bad' ? 'refuse-silently' : 'accept')
    await Promise.all(['a', 'bad', 'b'].map((body) => session.add(note(body))))
    await settled(session)
    expect(committedBodies()).toEqual(['a', 'b'])
    expect(session.snapshot().drafts).toMatchObject([{ value: { body: 'bad' } }])
  })

  it('shows the saved text again when an edit of it is refused', async () => {
    const session = open()
    const key = await session.add(note('good'))
    await settled(session)
    server.judge = () => 'refuse'
    await session.set(key, note('bad'))
    await until(() => { expect(session.snapshot().drafts).toHaveLength(1) })
    expect(shown(session)).toEqual([['good', 'saved']])
  })

  it('sends a draft again when it was mended, and lets go of one that was dropped', async () => {
    const session = open()
    server.judge = ({ value }) => (bodyOf(value).startsWith('bad') ? 'refuse' : 'accept')
    const [first, second] = await Promise.all([session.add(note('bad one')), session.add(note('bad two'))])
    await until(() => { expect(session.snapshot().drafts).toHaveLength(2) })
    await session.resend(first, note('mended'))
    await session.discard(second)
    await settled(session)
    expect(session.snapshot().drafts).toEqual([])
    expect(Object.keys(server.values())).toEqual([first])
  })

  it('does not blame a note for a gap', async () => {
    const session = open()
    await settled(session)
    server.refusal = { code: 'gap', message: 'Something before this is missing.' }
    let gaps = 1
    server.judge = () => (gaps-- > 0 ? 'refuse' : 'accept')
    await session.add(note('innocent'))
    await settled(session)
    expect(session.snapshot().drafts).toEqual([])
    expect(committedBodies()).toEqual(['innocent'])
  })
})

describe('what this browser keeps', () => {
  it('sends what a closed tab left', async () => {
    const left = new Outbox({ user: userOf(ada), room, tab: { id: 'closed-tab', held: Promise.resolve() }, changed: () => undefined })
    await left.put(`${ada}:left0000`, note('left behind'))
    left.close()
    const session = open()
    await settled(session)
    expect(committedBodies()).toEqual(['left behind'])
    await expect(countOutbox(userOf(ada))).resolves.toBe(0)
  })

  it('neither sends nor shows what another person left on the same machine', async () => {
    const left = new Outbox({ user: userOf(ben), room, tab: { id: 'closed-tab', held: Promise.resolve() }, changed: () => undefined })
    await left.put(`${ben}:left0000`, note('left behind'))
    left.close()
    const session = open(ada)
    await settled(session)
    expect(session.snapshot().entries.size).toBe(0)
    expect(server.committed).toEqual([])
    await expect(countOutbox(userOf(ben))).resolves.toBe(1)
  })

  it('goes on sending after its layer was left', async () => {
    const session = open()
    await settled(session)
    server.judge = () => 'hold'
    const added = session.add(note('parting words'))
    session.close()
    await added
    await held(1)
    server.release()
    await until(() => { expect(committedBodies()).toEqual(['parting words']) })
    await until(() => { expect(server.sockets).toBe(0) })
    await expect(countOutbox(userOf(ada))).resolves.toBe(0)
  })

  it('clears what waits and what was refused at sign-out', async () => {
    const { url } = server
    await server.stop()
    const session = open(ada, url)
    await session.add(note('private'))
    await expect(countOutbox(userOf(ada))).resolves.toBe(1)
    await clearOutbox(userOf(ada))
    await expect(countOutbox(userOf(ada))).resolves.toBe(0)
    expect(session.snapshot()).toMatchObject({ pending: 0, entries: new Map() })
    server = await ScriptedServer.start(room)
  })

  it('goes on from memory when the disk is full, and leaves nothing behind that could be sent again', async () => {
    server.judge = () => 'hold'
    const session = open()
    await session.add(note('stored'))
    vi.spyOn(IDBObjectStore.prototype, 'put').mockImplementationOnce(() => { throw new DOMException('The disk is full.', 'QuotaExceededError') })
    await session.add(note('not stored'))
    expect(session.snapshot()).toMatchObject({ durable: false, pending: 2 })
    await held(2)
    server.release()
    await settled(session)
    expect(committedBodies()).toEqual(['stored', 'not stored'])
    await until(async () => { await expect(countOutbox(userOf(ada))).resolves.toBe(0) })
  })

  it('sends from memory, and says that it is not durable, where the browser stores nothing', async () => {
    vi.resetModules()
    vi.stubGlobal('indexedDB', undefined)
    const bare = await import('./layer-session.ts')
    const session = bare.openLayer({ serverUrl: server.url, roomId: room, handle: ada, userId: userOf(ada) })
    sessions.push(session)
    await session.add(note('fleeting'))
    await settled(session)
    expect(session.snapshot().durable).toBe(false)
    expect(committedBodies()).toEqual(['fleeting'])
    vi.unstubAllGlobals()
    vi.stubGlobal('WebSocket', WebSocket)
  })
})

describe('presence', () => {
  it('tells who else is here and what they have selected, once a person, and never oneself', async () => {
    server.handles = [ada, ben, ada]
    const session = open(ada)
    await settled(session)
    const other = open(ben)
    await settled(other)
    other.announce({ place: 10, selection: { version: 'v1', start: 3, end: 9 } })
    await until(() => { expect(session.snapshot().present.get(ben)).toMatchObject({ place: 10, selection: { start: 3, end: 9 } }) })
    session.announce({ place: 5 })
    await until(() => { expect([...other.snapshot().present.keys()]).toEqual([ada]) })
    expect([...session.snapshot().present.keys()]).toEqual([ben])
    other.close()
    await until(() => { expect(session.snapshot().present.size).toBe(0) })
  })
})

describe('snapshots', () => {
  it('stay the same object until something changes, and so do entries that did not', async () => {
    server.write(`${ben}:aaaaaaaa`, note('one') satisfies EntryValue)
    const session = open()
    await settled(session)
    const before = session.snapshot()
    expect(session.snapshot()).toBe(before)
    const seen = vi.fn()
    session.subscribe(seen)
    for (let i = 0; i < 20; i++) server.write(`${ben}:bbbbbbb${i.toString(36)}`, note(`more ${i}`))
    await until(() => { expect(session.snapshot().entries.size).toBe(21) })
    expect(session.snapshot()).not.toBe(before)
    expect(session.snapshot().entries.get(`${ben}:aaaaaaaa`)).toBe(before.entries.get(`${ben}:aaaaaaaa`))
    expect(seen.mock.calls.length).toBeLessThan(20)
  })
})
