import { expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { keyOf, replyTo, withdrawalOf } from './testing/seminar.ts'
import { rows, updateOf, useRoom, waiting } from './testing/use-room.ts'
import type { RoomReport } from './verify.ts'
import { verifyRooms } from './verify.ts'
import { describe as inWords } from './verify/differences.ts'

const room = useRoom({ limits: { updatesPerSnapshot: 7 } })

async function verify(repair = false): Promise<RoomReport> {
  for await (const report of verifyRooms({ repair, roomIds: [room.roomId] })) return report
  throw new Error('There is no such room.')
}

/** Ten updates of Ada's and two of Ben's: notes, an edit, a race, a withdrawal, a deletion. Seven are in a snapshot. */
async function write(): Promise<{ first: string; last: string; raced: string; gone: string }> {
  const [ada, ben] = await Promise.all([room.raw(room.ada), room.raw(room.ben)])
  const doc = new Y.Doc()
  const keys = Array.from({ length: 6 }, () => keyOf(room.ada.handle))
  const [first = '', edited = '', withdrawn = '', gone = '', raced = '', last = ''] = keys
  const note = room.seminar.note('The river')
  const steps: Uint8Array[] = keys.slice(0, 5).map((key) => updateOf([[key, note]], doc))
  // Another device knows nothing of the first's value.
  steps.push(updateOf([[raced, room.seminar.note('The river', 'the other device')]]))
  steps.push(updateOf([[edited, { ...note, body: 'edited' }]], doc), updateOf([[withdrawn, withdrawalOf(note)]], doc))
  const before = Y.encodeStateVector(doc)
  doc.getMap('entries').delete(gone)
  steps.push(Y.encodeStateAsUpdate(doc, before), updateOf([[last, note]], doc))
  for (const [i, update] of steps.entries()) {
    ada.sendUpdate(update)
    await vi.waitFor(() => expect(ada.messages().at(-1)).toEqual({ type: 'acknowledged', count: i + 1 }), waiting)
  }
  for (const [i, thread] of [first, raced].entries()) {
    ben.sendUpdate(updateOf([[keyOf(room.ben.handle), replyTo(thread, 'yes')]]))
    await vi.waitFor(() => expect(ben.messages().at(-1)).toEqual({ type: 'acknowledged', count: i + 1 }), waiting)
  }
  return { first, last, raced, gone }
}

/** Breaks rows with each statement ($1 is the room), and says what is found, and what after mending. */
async function breakRows(...statements: [sql: string, ...values: unknown[]][]) {
  const sound = await room.stored()
  for (const [sql, ...values] of statements) await rows(sql, [room.roomId, ...values])
  const found = await verify()
  const mended = await verify(true)
  expect({ ...mended, repaired: false, entries: 0 }).toEqual({ ...found, entries: 0 })
  expect(mended.repaired).toBe(true)
  expect(await verify()).toMatchObject({ faults: [], differences: [] })
  expect(await room.stored()).toEqual(sound)
  return found.differences.map(inWords).sort()
}

it('finds nothing after notes, an edit, a race, a withdrawal and a deletion, with a log after the snapshot and without', async () => {
  await write()
  const { snapSeq, entries } = await room.stored()
  expect(snapSeq).toBe(7)
  expect(await verify()).toEqual({ roomId: room.roomId, entries: entries.length, faults: [], differences: [], repaired: false })
  await room.restart()
  expect((await room.stored()).updates).toEqual([])
  expect(await verify()).toMatchObject({ faults: [], differences: [] })
})

it('finds and mends rows that are missing, too many, or say something else', async () => {
  const { first, last, raced, gone } = await write()
  expect(await breakRows(
    ['DELETE FROM entry WHERE room_id = $1 AND key = $2', last],
    [`INSERT INTO entry SELECT room_id, $2, handle, kind, value, version_id, start, "end", seq, arrived_at, updated_at FROM entry WHERE room_id = $1 AND key = $3`, gone, raced],
    [`UPDATE entry SET value = jsonb_set(value, '{body}', '"forged"') WHERE room_id = $1 AND key = $2`, raced],
    [`UPDATE entry SET start = start + 1, "end" = 99, version_id = NULL, kind = 'reply', handle = 'nobodynobody' WHERE room_id = $1 AND key = $2`, first],
  )).toEqual([
    `entry ${first} has a row with another handle, kind, versionId, start, end`,
    `entry ${gone} has a row and is not in the log`,
    `entry ${last} has no row`,
    `entry ${raced} has a row with another value`,
  ].sort())
})

it('finds and mends a sequence number that the log or the history does not have', async () => {
  const { first, last } = await write()
  expect(await breakRows(
    ['UPDATE entry SET seq = 1000 WHERE room_id = $1 AND key = $2', first],
    ['UPDATE entry SET seq = 1 WHERE room_id = $1 AND key = $2', last],
  )).toEqual([`entry ${first} has a row with another seq`, `entry ${last} has a row with another seq`].sort())
})

it('finds and mends owners of client ids', async () => {
  await write()
  const { clients } = await room.stored()
  const [lost, stolen] = clients.filter(({ handle }) => handle === room.ada.handle)
  expect(await breakRows(
    ['DELETE FROM room_client WHERE room_id = $1 AND client = $2', lost?.client],
    ['UPDATE room_client SET handle = $3 WHERE room_id = $1 AND client = $2', stolen?.client, room.ben.handle],
  )).toEqual([
    `client ${lost?.client} of ${room.ada.handle} has no owner`,
    `client ${stolen?.client} of ${room.ada.handle} is ${room.ben.handle}’s in its row`,
  ].sort())
})

it('takes the order of keys in a value for no difference', async () => {
  const { last } = await write()
  const [row] = (await room.stored()).entries.filter(({ key }) => key === last)
  const turned = Object.fromEntries(Object.entries(row?.value ?? {}).reverse())
  await rows('UPDATE entry SET value = $3 WHERE room_id = $1 AND key = $2', [room.roomId, last, JSON.stringify(turned)])
  expect((await verify()).differences).toEqual([])
})

it.each([
  ['an update is missing', 'DELETE FROM room_update WHERE room_id = $1 AND seq = 11', 'update 11 is missing from the log'],
  ['the last updates are missing', 'DELETE FROM room_update WHERE room_id = $1 AND seq > 10', 'updates 11 to 12 are missing from the log, the last the room counts'],
  ['the room counts fewer', 'UPDATE room SET head = 11 WHERE id = $1', 'the log goes up to 12, the room counts 11'],
  ['the snapshot is missing', 'DELETE FROM room_snapshot WHERE room_id = $1', 'the snapshot of update 7 is missing'],
  ['the snapshot is of another time', 'UPDATE room_snapshot SET seq = 5 WHERE room_id = $1', 'the snapshot covers update 5, the room says 7'],
  ['an update cannot be read', String.raw`UPDATE room_update SET bytes = '\x0101' WHERE room_id = $1 AND seq = 9`, expect.stringContaining('cannot be read')],
])('says so, compares nothing and mends nothing where %s', async (_what, damage, fault) => {
  await write()
  await rows(damage, [room.roomId])
  const before = await room.stored()
  expect(await verify(true)).toMatchObject({ faults: [fault], differences: [], repaired: false })
  expect(await room.stored()).toEqual(before)
})
