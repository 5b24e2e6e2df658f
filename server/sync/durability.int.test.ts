import pg from 'pg'
import { expect, inject, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { Annotation, EntryValue } from '@/lib/domain/annotation/entry.ts'
import { commitPool } from '@/lib/db/client.ts'
import { env } from '@/lib/env.ts'
import { startHost } from './testing/host.ts'
import { RawClient } from './testing/raw-client.ts'
import { keyOf, replyTo, withdrawalOf } from './testing/seminar.ts'
import { rows, updateOf, useRoom, waiting } from './testing/use-room.ts'

const room = useRoom()

/** Somebody else holds the room's row: a commit waits until it is let go. */
async function holdRoom() {
  const other = new pg.Client({ connectionString: env().databaseUrl, application_name: 'holder' })
  await other.connect()
  await other.query('BEGIN')
  await other.query('SELECT 1 FROM room WHERE id = $1 FOR UPDATE', [room.roomId])
  return {
    /** The process ids of those who wait. */
    waiters: async () => {
      const waiters = await vi.waitFor(async () => {
        const found = await rows<{ pid: number }>(`SELECT pid FROM pg_stat_activity WHERE datname = current_database() AND wait_event_type = 'Lock' AND application_name = 'postil'`)
        expect(found).toHaveLength(1)
        return found
      }, waiting)
      return waiters.map(({ pid }) => pid)
    },
    kill: (pid: number) => other.query('SELECT pg_terminate_backend($1)', [pid]),
    letGo: async () => {
      await other.query('ROLLBACK')
      await other.end()
    },
  }
}

it('shows and acknowledges nothing before it is committed', async () => {
  const writer = await room.raw(room.ada)
  const peer = await room.raw(room.ben)
  const held = await holdRoom()
  writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
  await held.waiters()
  const late = room.knock(room.ben)
  await late.open()
  late.sendStep1()
  peer.sendStep1()
  // The late one has been let in and told how it sees the room; the sync is not answered.
  await vi.waitFor(() => expect(room.host.rooms.stats().sockets).toBe(3), waiting)
  expect([writer.messages(), peer.doc.getMap('entries').size, late.heard.filter(({ kind }) => kind !== 'postil')]).toEqual([[], 0, []])
  await held.letGo()
  await vi.waitFor(() => expect(writer.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
  await vi.waitFor(() => expect([peer.doc.getMap('entries').size, late.doc.getMap('entries').size]).toEqual([1, 1]), waiting)
})

it('closes the room’s sockets and acknowledges nothing when a commit fails, and saves what is sent again', async () => {
  const writer = await room.raw(room.ada)
  const peer = await room.raw(room.ben)
  const update = updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]])
  const held = await holdRoom()
  writer.sendUpdate(update)
  for (const pid of await held.waiters()) await held.kill(pid)
  expect([(await writer.ended()).code, (await peer.ended()).code]).toEqual([4500, 4500])
  await held.letGo()
  expect([writer.messages(), peer.messages(), peer.doc.getMap('entries').size]).toEqual([[], [], 0])
  expect(await room.stored()).toMatchObject({ head: 0, updates: [], clients: [], entries: [], revisions: [] })

  const again = await room.raw(room.ada)
  again.sendUpdate(update)
  await vi.waitFor(() => expect(again.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
})

it('acknowledges nothing of a commit that counted and whose answer was lost, and takes it once when it is sent again', async () => {
  const writer = await room.raw(room.ada)
  const key = keyOf(room.ada.handle)
  const update = updateOf([[key, room.seminar.note('The river')]])
  const commits = commitPool() as unknown as { query(...args: unknown[]): Promise<unknown> }
  const answer = commits.query.bind(commits)
  const lost = vi.spyOn(commits, 'query').mockImplementationOnce((...args) => answer(...args).then(() => Promise.reject(new Error('Connection terminated unexpectedly'))))
  writer.sendUpdate(update)
  expect((await writer.ended()).code).toBe(4500)
  lost.mockRestore()
  expect(writer.messages()).toEqual([])
  expect(await room.stored()).toMatchObject({ head: 1, entries: [{ key }] })
  const again = await room.raw(room.ada)
  again.sendUpdate(update)
  await vi.waitFor(() => expect(again.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
  expect(await room.stored()).toMatchObject({ head: 1, updates: [{ seq: '1' }], revisions: [{ key }] })
})

it('acknowledges nothing while Postgres is away, and saves what is sent again when it is back', async () => {
  const database = new URL(env().databaseUrl).pathname.slice(1)
  const admin = new pg.Client({ connectionString: inject('postgresUrl') })
  await admin.connect()
  const writer = await room.raw(room.ada)
  await admin.query(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS false`)
  await admin.query('SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE datname = $1', [database])
  try {
    const update = updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]])
    writer.sendUpdate(update)
    expect((await writer.ended()).code).toBe(4500)
    expect(writer.messages()).toEqual([])
    expect((await room.knock(room.ada).ended()).code).toBe(4500)
    await admin.query(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS true`)
    const again = await room.raw(room.ada)
    again.sendUpdate(update)
    await vi.waitFor(() => expect(again.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
  } finally {
    await admin.query(`ALTER DATABASE ${database} WITH ALLOW_CONNECTIONS true`)
    await admin.end()
  }
})

it('puts a snapshot in place of the log now and then, while people write', async () => {
  await room.restart({ limits: { updatesPerSnapshot: 5 } })
  const writer = await room.raw(room.ada)
  const doc = new Y.Doc()
  for (let n = 1; n <= 12; n++) {
    writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river', `note ${n}`)]], doc))
    await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: n }), waiting)
  }
  const late = await room.raw(room.ben)
  expect(late.doc.getMap('entries').size).toBe(12)
  const { head, snapSeq, updates } = await room.stored()
  expect([head, snapSeq, updates.map(({ seq }) => Number(seq))]).toEqual([12, 10, [11, 12]])
  await room.restart()
  expect(await room.fresh(room.ben)).toEqual(doc.getMap('entries').toJSON())
})

it('puts a snapshot in place of the log again after one could not be written', async () => {
  await room.restart({ limits: { updatesPerSnapshot: 5 } })
  const writer = await room.raw(room.ada)
  const doc = new Y.Doc()
  const writeUntil = async (last: number) => {
    for (let n = doc.getMap('entries').size + 1; n <= last; n++) {
      writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river', `note ${n}`)]], doc))
      await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: n }), waiting)
    }
  }
  await rows('ALTER TABLE room_snapshot ADD CONSTRAINT full_disk CHECK (false) NOT VALID')
  try {
    await writeUntil(8)
    expect((await room.stored()).snapSeq).toBe(0)
  } finally {
    await rows('ALTER TABLE room_snapshot DROP CONSTRAINT full_disk')
  }
  await writeUntil(12)
  const { head, snapSeq } = await room.stored()
  expect([head, snapSeq]).toEqual([12, 10])
  expect(await room.fresh(room.ben)).toEqual(doc.getMap('entries').toJSON())
})

it('loads the room anew when another process has written to it', async () => {
  const writer = await room.raw(room.ada)
  await rows('UPDATE room SET head = head + 1 WHERE id = $1', [room.roomId])
  writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
  expect((await writer.ended()).code).toBe(4500)
  expect(writer.messages()).toEqual([])
})

it('does not serve a room whose log has a hole', async () => {
  const writer = await room.raw(room.ada)
  writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
  await vi.waitFor(() => expect(writer.messages()).toHaveLength(1), waiting)
  await rows('UPDATE room SET head = head + 1 WHERE id = $1', [room.roomId])
  await room.restart()
  expect((await room.knock(room.ada).ended()).code).toBe(4500)
})

it('has everything acknowledged after a restart, and rows that say the same', async () => {
  const writers = await Promise.all([room.raw(room.ada), room.raw(room.ben)])
  const expected: Record<string, EntryValue> = {}
  for (const [i, writer] of writers.entries()) {
    const doc = new Y.Doc()
    const { handle } = i === 0 ? room.ada : room.ben
    for (let n = 0; n < 30; n++) {
      const key = keyOf(handle, `note-${String(n % 20).padStart(4, '0')}`)
      expected[key] = room.seminar.note('The river', `${handle} ${n}`)
      writer.sendUpdate(updateOf([[key, expected[key]]], doc))
    }
  }
  for (const writer of writers) await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: 30 }), waiting)
  const before = await room.stored()
  expect(before.revisions).toHaveLength(60)
  await room.restart()
  expect(await room.fresh(room.ada)).toEqual(expected)
  const { head, entries } = await room.stored()
  expect(head).toBe(60)
  expect(Object.fromEntries(entries.map(({ key, value }) => [key, value]))).toEqual(expected)
})

it('commits what it has when it goes down, and says so', async () => {
  const writer = await room.raw(room.ada)
  const peer = await room.raw(room.ben)
  writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
  await vi.waitFor(() => expect(peer.doc.getMap('entries').size).toBe(1), waiting)
  await room.host.close()
  expect([(await writer.ended()).code, (await peer.ended()).code]).toEqual([4501, 4501])
  expect(writer.messages()).toEqual([{ type: 'acknowledged', count: 1 }])
  expect(await room.stored()).toMatchObject({ head: 1, snapSeq: 1, updates: [] })
})

it('keeps every value, also one that lost a race, and empties them when the note is withdrawn', async () => {
  const writer = await room.raw(room.ada)
  const key = keyOf(room.ada.handle)
  const note = room.seminar.note('The river') satisfies Annotation
  const devices = [new Y.Doc(), new Y.Doc()]
  devices.forEach((doc, i) => writer.sendUpdate(updateOf([[key, { ...note, body: `device ${i}` }]], doc)))
  await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: 2 }), waiting)
  expect((await room.stored()).revisions.map(({ value }) => value)).toMatchObject([{ body: 'device 0' }, { body: 'device 1' }])

  const doc = new Y.Doc()
  Y.applyUpdate(doc, (await room.raw(room.ada)).heard.flatMap((heard) => (heard.kind === 'step2' ? [heard.bytes] : []))[0] ?? new Uint8Array())
  writer.sendUpdate(updateOf([[key, withdrawalOf(note)]], doc))
  await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: 3 }), waiting)
  const { revisions, entries } = await room.stored()
  expect(revisions.map(({ value }) => value)).toEqual([null, null, withdrawalOf(note)])
  expect(entries).toMatchObject([{ key, value: withdrawalOf(note) }])
})

it('empties the words of a note that is withdrawn in the very commit that brings it', async () => {
  const held = await holdRoom()
  const writer = await room.raw(room.ada)
  const note = room.seminar.note('The river', 'said too soon')
  const doc = new Y.Doc()
  const key = keyOf(room.ada.handle)
  writer.sendUpdate(updateOf([[keyOf(room.ada.handle), note]], doc))
  await held.waiters()
  for (const value of [note, withdrawalOf(note)]) writer.sendUpdate(updateOf([[key, value]], doc))
  await held.letGo()
  await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: 3 }), waiting)
  expect((await room.stored()).revisions.map(({ value }) => value)).toEqual([note, null, withdrawalOf(note)])
})

it('forgets a note that its author deletes', async () => {
  const writer = room.stock(room.ada)
  const key = keyOf(room.ada.handle)
  writer.entries.set(key, room.seminar.note('The river'))
  writer.entries.set(keyOf(room.ada.handle), replyTo(key, 'stays'))
  await vi.waitFor(async () => expect((await room.stored()).entries).toHaveLength(2), waiting)
  writer.entries.delete(key)
  await vi.waitFor(async () => expect((await room.stored()).entries).toHaveLength(1), waiting)
  expect((await room.stored()).revisions.find((revision) => revision.key === key)?.value).toBeNull()
  expect(Object.keys(await room.fresh(room.ben))).toHaveLength(1)
})

it.each(['withdrawn', 'deleted'])('sends nobody who comes afterwards the words of a note that was %s, nor does a process that loads the room', async (how) => {
  await room.restart({ limits: { updatesPerSnapshot: 5 } })
  const writer = await room.raw(room.ada)
  const doc = new Y.Doc()
  const [key, note] = [keyOf(room.ada.handle), room.seminar.note('The river', 'words to take back')]
  writer.sendUpdate(updateOf([[key, note]], doc))
  for (let n = 2; n <= 5; n++) writer.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river', `note ${n}`)]], doc))
  await vi.waitFor(async () => expect((await room.stored()).snapSeq).toBe(5), waiting)
  expect((await room.raw(room.ben)).received.includes('words to take back')).toBe(true)
  const before = Y.encodeStateVector(doc)
  if (how === 'withdrawn') doc.getMap('entries').set(key, withdrawalOf(note))
  else doc.getMap('entries').delete(key)
  writer.sendUpdate(Y.encodeStateAsUpdate(doc, before))
  await vi.waitFor(() => expect(writer.messages().at(-1)).toEqual({ type: 'acknowledged', count: 6 }), waiting)
  expect((await room.stored()).snapSeq).toBe(5)
  expect((await room.raw(room.ben)).received.includes('words to take back')).toBe(false)
  const other = await startHost()
  const late = new RawClient(other.url, room.roomId, { cookie: room.ben.cookie })
  await late.open()
  late.sendStep1()
  await vi.waitFor(() => expect(late.doc.getMap('entries').size).toBe(how === 'withdrawn' ? 5 : 4), waiting)
  expect(late.received.includes('words to take back')).toBe(false)
  await other.close()
})
