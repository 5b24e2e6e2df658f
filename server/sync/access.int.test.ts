import { describe, expect, it, vi } from 'vitest'
import { accessEvents } from '@/lib/auth/events.ts'
import { endSession } from '@/lib/auth/end-sessions.ts'
import { db } from '@/lib/db/client.ts'
import { keyOf, makeSeminar } from './testing/seminar.ts'
import { updateOf, useRoom, waiting } from './testing/use-room.ts'

const room = useRoom({ tickMs: 50 })

describe('at the door', () => {
  it('closes a room that is not one’s own like one that does not exist', async () => {
    const stranger = await (await makeSeminar()).add('instructor')
    const own = await room.seminar.addPrivateRoom(room.ada)
    const closes = [
      await room.knock(stranger).ended(),
      await room.knock(room.ben, own.roomId).ended(),
      await room.knock(room.ada, 'no-such-room').ended(),
      await room.knock(room.ada, 'no/such/path').ended(),
    ]
    expect(new Set(closes.map((close) => JSON.stringify(close))).size).toBe(1)
    expect(closes[0]?.code).toBe(4404)
  })

  it('does not let in who is not signed in, with a forged cookie or none', async () => {
    expect((await room.knock(null).ended()).code).toBe(4401)
    expect((await room.knock({ ...room.ada, cookie: `${room.ada.cookie}x` }).ended()).code).toBe(4401)
    await endSession(room.ada.sessionId)
    expect((await room.knock(room.ada).ended()).code).toBe(4401)
  })

  it('does not let in another site’s page', async () => {
    await expect(room.knock(room.ada, room.roomId, { origin: 'https://elsewhere.test' }).open()).rejects.toThrow('403')
    const host = new URL(room.host.url).host
    await expect(room.knock(room.ada, room.roomId, { origin: `http://${host}` }).open()).resolves.toBeUndefined()
  })

  it('stops an unmodified client from coming back', async () => {
    const stranger = await (await makeSeminar()).add('student')
    expect(await room.stock(stranger).ended).toBe(4404)
  })

  it('gives an owner their private layer', async () => {
    const { roomId, handle } = await room.seminar.addPrivateRoom(room.ada)
    const owner = room.knock(room.ada, roomId)
    await owner.open()
    owner.sendUpdate(updateOf([[keyOf(handle), room.seminar.note('The river')]]))
    await vi.waitFor(() => expect(owner.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
  })

  it('keeps what is sent while rights are being looked up', async () => {
    const eager = room.knock(room.ada)
    await eager.open()
    eager.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
    await vi.waitFor(() => expect(eager.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
  })
})

describe('while a socket is open', () => {
  it('closes it when its session ends, and no other', async () => {
    const ada = await room.raw(room.ada)
    const ben = await room.raw(room.ben)
    await endSession(room.ada.sessionId)
    expect((await ada.ended()).code).toBe(4401)
    expect(ben.closed).toBeNull()
  })

  it('closes it when its session has run out', async () => {
    const ada = await room.raw(room.ada)
    await db().session.update({ where: { id: room.ada.sessionId }, data: { expiresAt: new Date(0) } })
    expect((await ada.ended()).code).toBe(4401)
  })

  it('closes it when its person is no longer in the course', async () => {
    const ada = await room.raw(room.ada)
    await db().membership.updateMany({ where: { userId: room.ada.userId }, data: { endedAt: new Date() } })
    accessEvents().emit('rights-changed', room.ada.userId)
    expect((await ada.ended()).code).toBe(4403)
  })

  it('takes no more writing from who becomes an observer', async () => {
    const ada = await room.raw(room.ada)
    await db().membership.updateMany({ where: { userId: room.ada.userId }, data: { role: 'observer' } })
    accessEvents().emit('rights-changed', room.ada.userId)
    const again = await room.raw(room.ada)
    again.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
    await again.ended()
    expect(again.messages()).toMatchObject([{ type: 'refused', code: 'read-only' }])
    expect(ada.closed).toBeNull()
  })

  it('commits nothing of who lost the right without anybody having said so, and what others wrote beside it', async () => {
    const ada = await room.raw(room.ada)
    const ben = await room.raw(room.ben)
    await db().membership.updateMany({ where: { userId: room.ada.userId }, data: { endedAt: new Date() } })
    const kept = keyOf(room.ben.handle)
    ada.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
    ben.sendUpdate(updateOf([[kept, room.seminar.note('the market')]]))
    expect((await ada.ended()).code).toBe(4403)
    await vi.waitFor(() => expect(ben.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
    expect([ada.messages(), ben.closed]).toEqual([[], null])
    expect((await room.knock(room.ada).ended()).code).toBe(4404)
    expect(await room.stored()).toMatchObject({ head: 1, updates: [{ handle: room.ben.handle }], entries: [{ key: kept }] })
    expect(Object.keys(await room.fresh(room.ben))).toEqual([kept])
  })

  it('commits nothing of a session that ended without anybody having said so, and what others wrote beside it', async () => {
    const ada = await room.raw(room.ada)
    const ben = await room.raw(room.ben)
    await db().session.update({ where: { id: room.ada.sessionId }, data: { endedAt: new Date() } })
    ada.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
    ben.sendUpdate(updateOf([[keyOf(room.ben.handle), room.seminar.note('the market')]]))
    expect((await ada.ended()).code).toBe(4401)
    await vi.waitFor(() => expect(ben.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
    expect((await room.stored()).entries).toHaveLength(1)
  })

  it('refuses only the writing of who became an observer without anybody having said so', async () => {
    const ada = await room.raw(room.ada)
    const ben = await room.raw(room.ben)
    await db().membership.updateMany({ where: { userId: room.ada.userId }, data: { role: 'observer' } })
    ada.sendUpdate(updateOf([[keyOf(room.ada.handle), room.seminar.note('The river')]]))
    ben.sendUpdate(updateOf([[keyOf(room.ben.handle), room.seminar.note('the market')]]))
    await ada.ended()
    expect(ada.messages()).toMatchObject([{ type: 'refused', code: 'read-only' }])
    await vi.waitFor(() => expect(ben.messages()).toEqual([{ type: 'acknowledged', count: 1 }]), waiting)
  })

  it('closes it within seconds when its right has gone without anybody having said so and nobody writes', async () => {
    await room.restart({ pollMs: 30 })
    const ada = await room.raw(room.ada)
    const ben = await room.raw(room.ben)
    await db().membership.updateMany({ where: { userId: room.ada.userId }, data: { endedAt: new Date() } })
    expect((await ada.ended()).code).toBe(4403)
    await db().session.update({ where: { id: room.ben.sessionId }, data: { endedAt: new Date() } })
    expect((await ben.ended()).code).toBe(4401)
  })
})

describe('an observer', () => {
  it('reads, and answers a sync with nothing', async () => {
    const observer = await room.seminar.add('observer')
    const writer = room.stock(room.ada)
    writer.entries.set(keyOf(room.ada.handle), room.seminar.note('The river'))
    const reader = room.stock(observer)
    await vi.waitFor(() => expect(reader.entries.size).toBe(1), waiting)
    reader.doc.getMap('entries').set(keyOf(observer.handle), room.seminar.note('the market'))
    expect(await reader.ended).toBe(4422)
    expect(Object.keys(await room.fresh(room.ben))).toHaveLength(1)
  })
})
