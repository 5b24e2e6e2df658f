import { afterEach, beforeEach, describe, expect, it, vi } from 'vitest'
import { accessEvents } from '@/lib/auth/events.ts'
import { db } from '@/lib/db/client.ts'
import type { Hiding } from '@/lib/domain/layer/hiding.ts'
import { RawClient } from '@/server/sync/testing/raw-client.ts'
import type { Person } from '@/server/sync/testing/seminar.ts'
import { updateOf } from '@/server/sync/testing/update-of.ts'
import type { LayerSession } from './layer-session.types.ts'
import { bodiesOf, settled, until, useBrowsers } from '@/server/sync/testing/use-browsers.ts'

// Epochs come often, and are followed at once.
const rooms = useBrowsers({ limits: { updatesPerSnapshot: 10, minDeadForEpoch: 1, epochRatio: 1 } })
beforeEach(() => { vi.spyOn(Math, 'random').mockReturnValue(0) })
afterEach(() => { vi.restoreAllMocks() })

const note = (body: string) => rooms.seminar.note('the lower town', body)
const clientsOf = async ({ handle }: Person) => (await db().roomClient.findMany({ where: { roomId: rooms.seminar.roomId, handle } })).length
const epoch = async () => (await db().room.findUniqueOrThrow({ where: { id: rooms.seminar.roomId } })).epoch
const historyOf = async (session: LayerSession) => (await db().entryRevision.findMany({ where: { roomId: rooms.seminar.roomId, key: { startsWith: session.handle } }, orderBy: [{ seq: 'asc' }, { ordinal: 'asc' }] }))
  .map(({ value }) => (value as { body: string }).body)

async function hide(hiding: Hiding): Promise<void> {
  await db().layer.updateMany({ where: { roomId: rooms.seminar.roomId }, data: { hiding } })
  for (const { userId } of [rooms.ada, rooms.ben]) accessEvents().emit('rights-changed', userId)
}

/** Somebody's other device edits the note at `key`, as it is there, until a new epoch begins. */
async function age(person: Person, key: string, last: string): Promise<void> {
  const device = new RawClient(rooms.host.url, rooms.seminar.roomId, { cookie: person.cookie })
  await device.open()
  device.sendStep1()
  await until(() => { expect(device.heard.some(({ kind }) => kind === 'step2')).toBe(true) })
  const before = await epoch()
  for (let i = 0; (await epoch()) === before; i++) device.sendUpdate(updateOf([[key, note(`draft ${i}`)]], device.doc))
  device.sendUpdate(updateOf([[key, note(last)]], device.doc))
  await until(async () => { expect((await db().entry.findUniqueOrThrow({ where: { roomId_key: { roomId: rooms.seminar.roomId, key } } })).value).toMatchObject({ body: last }) })
  device.close()
}

describe('a room that is made anew', () => {
  it('gives who is there a fresh doc, and nothing that they write meanwhile is lost or there twice', async () => {
    const [a, b] = [rooms.open(rooms.ada), rooms.open(rooms.ben)]
    await Promise.all([settled(a), settled(b)])
    const key = await a.add(note('draft'))
    const bodies = ['draft']
    for (let i = 0; (await clientsOf(rooms.ada)) < 4; i++) {
      await a.set(key, note(`edit ${i}`))
      await a.add(note(`note ${i}`))
      bodies.push(`edit ${i}`, `note ${i}`)
      if (i % 7 === 0) await settled(a)
    }
    await Promise.all([settled(a), settled(b)])
    expect(await epoch()).toBeGreaterThan(1)
    const kept = [...bodies.filter((body) => body.startsWith('note')), bodies.findLast((body) => body.startsWith('edit'))].sort()
    for (const session of [a, b]) await until(() => { expect(bodiesOf(session)).toEqual(kept) })
    // What was overtaken in the outbox was never sent; nothing was sent twice.
    const history = await historyOf(a)
    expect(new Set(history).size).toBe(history.length)
    expect(history.filter((body) => body.startsWith('note'))).toEqual(bodies.filter((body) => body.startsWith('note')))
  })

  it('shows who was away meanwhile what there is now, and takes what they wrote', async () => {
    const [a, b] = [rooms.open(rooms.ada), rooms.open(rooms.ben)]
    const key = await a.add(note('as it was'))
    await until(() => { expect(bodiesOf(b)).toEqual(['as it was']) })
    await settled(a)
    await rooms.loseNetwork(a, b)
    await b.add(note('on the train'))
    await a.add(note('under way'))
    await age(rooms.ada, key, 'as it is')
    rooms.isOnline = true
    for (const session of [a, b]) await until(() => { expect(bodiesOf(session)).toEqual(['as it is', 'on the train', 'under way']) })
    for (const session of [a, b]) await settled(session)
    expect([await historyOf(b), a.snapshot().drafts, b.snapshot().drafts]).toEqual([['on the train'], [], []])
  })
})

describe('hiding a note', () => {
  let teacher: LayerSession
  beforeEach(async () => {
    teacher = rooms.open(await rooms.seminar.add('instructor'))
    await settled(teacher)
  })
  const isHidden = (session: LayerSession, key: string) => session.snapshot().entries.get(key)?.hidden

  it('takes it from all but its author and who leads, and gives it back', async () => {
    const [a, b] = [rooms.open(rooms.ada), rooms.open(rooms.ben)]
    const key = await b.add(note('out of order'))
    for (const session of [a, teacher]) await until(() => { expect(bodiesOf(session)).toEqual(['out of order']) })
    await teacher.moderate(key, true)
    await until(() => { expect([bodiesOf(a), isHidden(b, key), isHidden(teacher, key)]).toEqual([[], true, true]) })
    await teacher.moderate(key, false)
    await until(() => { expect([bodiesOf(a), isHidden(b, key), isHidden(teacher, key)]).toEqual([['out of order'], undefined, undefined]) })
  })

  it('fails where there is no connection, and is not done later', async () => {
    const key = await teacher.add(note('of the teacher'))
    await settled(teacher)
    await rooms.loseNetwork(teacher)
    await expect(teacher.moderate(key, true)).rejects.toThrow('no connection')
    rooms.isOnline = true
    await settled(teacher)
    expect(isHidden(teacher, key)).toBeUndefined()
    expect(await db().entry.findMany({ where: { isHidden: true } })).toEqual([])
  })

  it('is refused to who does not lead, and costs them nothing that they wrote', async () => {
    const a = rooms.open(rooms.ada)
    const key = await teacher.add(note('of the teacher'))
    await until(() => { expect(bodiesOf(a)).toEqual(['of the teacher']) })
    const refused = a.moderate(key, true)
    const added = a.add(note('of Ada'))
    await expect(refused).rejects.toThrow()
    await added
    await settled(a)
    await until(() => { expect([bodiesOf(a), bodiesOf(teacher)]).toEqual([['of Ada', 'of the teacher'], ['of Ada', 'of the teacher']]) })
    expect([isHidden(teacher, key), a.snapshot().drafts]).toEqual([undefined, []])
  })
})

describe('a layer that hides others', () => {
  it('says that it does, and shows them once one has written', async () => {
    await hide('until_written')
    const [a, b] = [rooms.open(rooms.ada), rooms.open(rooms.ben)]
    await b.add(note('of Ben'))
    await settled(a)
    await settled(b)
    expect([a.snapshot().seesOthers, bodiesOf(a), b.snapshot().seesOthers]).toEqual([false, [], true])
    await a.add(note('of Ada'))
    for (const session of [a, b]) await until(() => { expect(bodiesOf(session)).toEqual(['of Ada', 'of Ben']) })
    expect(a.snapshot().seesOthers).toBe(true)
  })

  it('takes from the page what it showed, and gives it back as it has become over an epoch', async () => {
    const [a, b] = [rooms.open(rooms.ada), rooms.open(rooms.ben)]
    const key = await b.add(note('of Ben'))
    await until(() => { expect(bodiesOf(a)).toEqual(['of Ben']) })
    await a.add(note('of Ada'))
    await settled(a)
    await hide('until_revealed')
    await until(() => { expect([a.snapshot().seesOthers, bodiesOf(a), bodiesOf(b)]).toEqual([false, ['of Ada'], ['of Ben']]) })
    await settled(b)
    await age(rooms.ben, key, 'of Ben, later')
    await hide('nothing')
    await until(() => { expect([a.snapshot().seesOthers, bodiesOf(a)]).toEqual([true, ['of Ada', 'of Ben, later']]) })
  })
})
