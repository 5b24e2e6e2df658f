import { describe, expect, it } from 'vitest'
import { db } from '@/lib/db/client.ts'
import type { Annotation } from '@/lib/domain/annotation/entry.ts'
import { listConflicts } from '@/lib/use-cases/layer/list-revisions.ts'
import { startHost } from '@/server/sync/testing/host.ts'
import { RawClient } from '@/server/sync/testing/raw-client.ts'
import { replyTo, withdrawalOf } from '@/server/sync/testing/seminar.ts'
import { updateOf } from '@/server/sync/testing/update-of.ts'
import type { LayerSession } from './layer-session.types.ts'
import { bodiesOf, settled, until, useBrowsers } from '@/server/sync/testing/use-browsers.ts'

const rooms = useBrowsers()
const revisions = async (key: string) => (await db().entryRevision.findMany({ where: { roomId: rooms.seminar.roomId, key } })).length

describe('a layer in two browsers', () => {
  it('has a note in both at once, saved, with its reply, its edit and its withdrawal', async () => {
    const [a, b] = [rooms.open(rooms.ada), rooms.open(rooms.ben)]
    await Promise.all([settled(a), settled(b)])
    const note = rooms.seminar.note('the lower town')
    const key = await a.add(note)
    await until(() => { expect(b.snapshot().entries.get(key)).toMatchObject({ state: 'saved', mine: false }) })
    await b.add(replyTo(key, 'The mayor.'))
    await until(() => { expect(bodiesOf(a)).toEqual(['The mayor.', 'Who should have told them?']) })
    await a.set(key, { ...note, body: 'And who knew?', edited: '2026-11-22T10:10:00Z' })
    await until(() => { expect(bodiesOf(b)).toEqual(['And who knew?', 'The mayor.']) })
    await a.set(key, withdrawalOf(note))
    await until(() => { expect(bodiesOf(b)).toEqual(['The mayor.', 'withdrawal']) })
    await settled(a)
  })

  it('says who else is here and what they have selected', async () => {
    const [a, b] = [rooms.open(rooms.ada), rooms.open(rooms.ben)]
    await Promise.all([settled(a), settled(b)])
    b.announce({ place: 3, selection: { version: rooms.seminar.versionId, start: 0, end: 9 } })
    await until(() => { expect(a.snapshot().present.get(rooms.ben.handle)).toMatchObject({ place: 3, selection: { start: 0, end: 9 } }) })
    expect([...a.snapshot().present.keys()]).toEqual([rooms.ben.handle])
    b.close()
    await until(() => { expect(a.snapshot().present.size).toBe(0) })
  })
})

describe('what is written', () => {
  it('survives a restart of the server and time offline, each note exactly once', async () => {
    const a = rooms.open(rooms.ada)
    await settled(a)
    const before = await a.add(rooms.seminar.note('the lower town', 'before'))
    await settled(a)
    await rooms.goOffline(a)
    const offline: string[] = []
    for (let i = 0; i < 50; i++) offline.push(await a.add(rooms.seminar.note('the lower town', `offline ${i}`)))
    expect(a.snapshot().pending).toBe(50)
    rooms.host = await startHost()
    rooms.isOnline = true
    await settled(a)
    for (const key of [before, ...offline]) await expect(revisions(key)).resolves.toBe(1)
    const b = rooms.open(rooms.ben)
    await settled(b)
    expect(b.snapshot().entries.size).toBe(51)
  })

  it('is kept as a draft with the reason where the server refuses it, and takes nothing else with it', async () => {
    const a = rooms.open(rooms.ada)
    await settled(a)
    const good = Array.from({ length: 20 }, (_, i) => rooms.seminar.note('the lower town', `good ${i}`))
    const lie = structuredClone(rooms.seminar.note('the lower town', 'misquoted'))
    lie.target.selector[1].exact = 'the upper town'
    await Promise.all([...good.slice(0, 10), lie, ...good.slice(10)].map((value) => a.add(value)))
    await until(() => { expect(a.snapshot().drafts).toHaveLength(1) })
    await settled(a)
    expect(a.snapshot().drafts[0]).toMatchObject({ code: 'bad-quotation', value: { body: 'misquoted' } })
    expect(a.snapshot().entries.size).toBe(20)
    await expect(db().entry.count({ where: { roomId: rooms.seminar.roomId } })).resolves.toBe(20)
  })

  it('arrives as fifty notes and one draft, where one of fifty-one written offline is refused', async () => {
    const a = rooms.open(rooms.ada)
    await settled(a)
    await rooms.goOffline(a)
    for (let i = 0; i < 51; i++) {
      const note = rooms.seminar.note('the lower town', `offline ${i}`)
      if (i === 23) note.target.selector[1].exact = 'the upper town'
      await a.add(note)
    }
    rooms.host = await startHost()
    rooms.isOnline = true
    await until(() => { expect(a.snapshot().drafts).toHaveLength(1) })
    await settled(a)
    const [draft] = a.snapshot().drafts
    expect(draft).toMatchObject({ code: 'bad-quotation', value: { body: 'offline 23' } })
    expect(draft?.message).not.toBe('')
    const b = rooms.open(rooms.ben)
    await settled(b)
    expect(bodiesOf(b)).toEqual(Array.from({ length: 51 }, (_, i) => `offline ${i}`).filter((body) => body !== 'offline 23').sort())
    await a.resend(draft?.key ?? '', rooms.seminar.note('the lower town', 'offline 23'))
    await until(() => { expect(b.snapshot().entries.size).toBe(51) })
  })

  it('stays in the browser when the session ends, and is sent once the person has signed in again', async () => {
    const a = rooms.open(rooms.ada)
    await settled(a)
    await rooms.goOffline(a)
    const key = await a.add(rooms.seminar.note('the lower town'))
    const { cookie } = rooms.ada
    rooms.cookies.set(rooms.ada.handle, '')
    rooms.host = await startHost()
    rooms.isOnline = true
    await until(() => { expect(a.snapshot()).toMatchObject({ status: 'ended', endedBy: 4401, pending: 1 }) })
    const again = rooms.open({ ...rooms.ada, cookie })
    await settled(again)
    await expect(revisions(key)).resolves.toBe(1)
  })

  it('is not asked for of a room that is another person’s own', async () => {
    const { roomId } = await rooms.seminar.addPrivateRoom(rooms.ben)
    const a = rooms.open(rooms.ada, roomId)
    await until(() => { expect(a.snapshot()).toMatchObject({ status: 'ended', endedBy: 4404, loaded: false }) })
  })
})

describe('a note that two devices edited without knowing of each other', () => {
  const words = (text: string, minute: number) => ({ ...rooms.seminar.note('the lower town', text), edited: `2026-11-22T10:${minute}:00Z` })
  const seenOf = (session: LayerSession, key: string) => {
    const entry = session.snapshot().entries.get(key)
    return { body: entry?.value.kind === 'annotation' ? entry.value.body : null, others: entry?.conflict?.others.map((value) => ('body' in value ? value.body : value.kind)) }
  }

  /** The phone writes while it is away; the laptop meanwhile. */
  async function editTwice() {
    const phone = rooms.open(rooms.ada, rooms.seminar.roomId, ' phone')
    const key = await phone.add(rooms.seminar.note('the lower town', 'at first'))
    await settled(phone)
    await rooms.goOffline(phone)
    await phone.set(key, words('on the train', 11))
    await phone.set(key, words('on the train, again', 12))
    rooms.host = await startHost()
    await editElsewhere(key, words('at the desk', 13))
    rooms.isOnline = true
    await settled(phone)
    return { phone, key }
  }

  /** As a device does that has the room, and is gone again. */
  async function editElsewhere(key: string, value: Annotation): Promise<void> {
    const device = new RawClient(rooms.host.url, rooms.seminar.roomId, { cookie: rooms.ada.cookie })
    await device.open()
    device.sendStep1()
    await until(() => { expect(device.doc.getMap('entries').has(key)).toBe(true) })
    device.sendUpdate(updateOf([[key, { ...value, follows: ['2026-11-22T10:00:00Z'] }]], device.doc))
    await until(() => { expect(device.messages()).toHaveLength(1) })
    device.close()
  }

  it('shows its author both, on each device, and others what counts', async () => {
    const { phone, key } = await editTwice()
    await until(() => { expect(seenOf(phone, key)).toEqual({ body: 'on the train, again', others: ['at the desk'] }) })
    const laptop = rooms.open(rooms.ada, rooms.seminar.roomId, ' laptop')
    await until(() => { expect(seenOf(laptop, key)).toEqual({ body: 'on the train, again', others: ['at the desk'] }) })
    const b = rooms.open(rooms.ben)
    await settled(b)
    expect(seenOf(b, key)).toEqual({ body: 'on the train, again', others: undefined })
  })

  it('is as its author settles it, everywhere', async () => {
    const { phone, key } = await editTwice()
    const laptop = rooms.open(rooms.ada, rooms.seminar.roomId, ' laptop')
    await until(() => { expect(seenOf(laptop, key).others).toEqual(['at the desk']) })
    await laptop.settle(key, words('at the desk', 14))
    for (const session of [laptop, phone]) await until(() => { expect(seenOf(session, key)).toEqual({ body: 'at the desk', others: undefined }) })
    await expect(listConflicts(rooms.ada.userId, rooms.seminar.roomId)).resolves.toEqual({ conflicts: [] })
  })

  it('is no conflict where the second device had seen the first', async () => {
    const phone = rooms.open(rooms.ada, rooms.seminar.roomId, ' phone')
    const key = await phone.add(rooms.seminar.note('the lower town', 'at first'))
    const laptop = rooms.open(rooms.ada, rooms.seminar.roomId, ' laptop')
    await until(() => { expect(seenOf(laptop, key).body).toBe('at first') })
    await laptop.set(key, words('at the desk', 13))
    await until(() => { expect(seenOf(phone, key).body).toBe('at the desk') })
    await phone.set(key, words('on the train', 14))
    await until(() => { expect(seenOf(laptop, key).body).toBe('on the train') })
    await expect(listConflicts(rooms.ada.userId, rooms.seminar.roomId)).resolves.toEqual({ conflicts: [] })
  })
})
