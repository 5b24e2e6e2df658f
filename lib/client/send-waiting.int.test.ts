import { afterEach, describe, expect, it } from 'vitest'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { startHost } from '@/server/sync/testing/host.ts'
import { settled, until, useBrowsers } from '@/server/sync/testing/use-browsers.ts'
import { busyRooms } from './busy-rooms.ts'
import { outboxDatabase } from './outbox-database.ts'
import { countOutbox } from './outbox.ts'
import { sendWaiting } from './send-waiting.ts'

const rooms = useBrowsers()

/** What a page that is closed by now has written for Ada's room. */
async function leave(id: string, value: EntryValue): Promise<string> {
  const { userId, handle, cookie } = rooms.ada
  rooms.cookies.set(handle, cookie)
  const key = `${handle}:${id}`
  await (await outboxDatabase()).put('outbox', { user: userId, room: rooms.seminar.roomId, key, value, order: 1, rev: id, tab: 'a tab that is gone' })
  return key
}
const send = (shown: string[] = []) => sendWaiting(rooms.ada.userId, `ws://${rooms.ada.handle}@rooms/sync`, new Set(shown))
const isDone = () => until(() => { expect(busyRooms.isHeld(rooms.seminar.roomId)).toBe(false) })

afterEach(async () => {
  for (const { session, draft } of busyRooms.snapshot().refused) await session.discard(draft.key)
})

describe('what a closed page left for a room that no page shows', () => {
  it('arrives, once, and the room is left again', async () => {
    const ben = rooms.open(rooms.ben)
    await settled(ben)
    const key = await leave('leftbehind', rooms.seminar.note('the lower town'))
    await Promise.all([send(), send()])
    expect(busyRooms.isHeld(rooms.seminar.roomId)).toBe(true)
    await until(() => { expect([...ben.snapshot().entries.keys()]).toEqual([key]) })
    await isDone()
    expect(busyRooms.snapshot()).toEqual({ waiting: [], refused: [] })
    expect(await countOutbox(rooms.ada.userId)).toBe(0)
  })

  it('is counted while the network is away, and arrives when it is back', async () => {
    await rooms.goOffline()
    await leave('leftbehind', rooms.seminar.note('the lower town'))
    await send()
    await until(() => { expect(busyRooms.snapshot().waiting).toMatchObject([{ roomId: rooms.seminar.roomId, snapshot: { pending: 1 } }]) })
    rooms.host = await startHost()
    rooms.isOnline = true
    await isDone()
    expect(await countOutbox(rooms.ada.userId)).toBe(0)
  })

  it('says what was refused, and holds the room until that is dealt with', async () => {
    await leave('leftbehind', { v: 1, kind: 'claim', body: ' Nobody takes this. ', written: '2026-11-22T10:00:00Z' })
    await send()
    await until(() => { expect(busyRooms.snapshot().refused).toMatchObject([{ draft: { value: { body: ' Nobody takes this. ' } } }]) })
    const [refused] = busyRooms.snapshot().refused
    await refused?.session.discard(refused.draft.key)
    await isDone()
  })

  it('is left to the page that shows the room', async () => {
    await leave('leftbehind', rooms.seminar.note('the lower town'))
    await send([rooms.seminar.roomId])
    expect(busyRooms.isHeld(rooms.seminar.roomId)).toBe(false)
    expect(await countOutbox(rooms.ada.userId)).toBe(1)
  })
})
