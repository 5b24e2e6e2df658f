import * as encoding from 'lib0/encoding'
import { beforeEach, describe, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import { accessEvents } from '@/lib/auth/events.ts'
import { db } from '@/lib/db/client.ts'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import type { Hiding } from '@/lib/domain/layer/hiding.ts'
import type { RawClient } from './testing/raw-client.ts'
import type { Person } from './testing/seminar.ts'
import { keyOf, replyTo } from './testing/seminar.ts'
import type { StockClient } from './testing/stock-client.ts'
import { rows, updateOf, useRoom, waiting } from './testing/use-room.ts'

const room = useRoom()
const secret = 'Rosebud-was-the-sledge'
let teacher: Person

beforeEach(async () => {
  teacher = await room.seminar.add('instructor')
})

/** As the use case does: the rows first, then a word to the rooms. */
async function hide(hiding: Hiding, revealAt: Date | null = null, people: Person[] = [room.ada, room.ben, teacher]): Promise<void> {
  await db().layer.updateMany({ where: { roomId: room.roomId }, data: { hiding, revealAt } })
  for (const { userId } of people) accessEvents().emit('rights-changed', userId)
}

const words = (body: string) => room.seminar.note('The river', body)

async function write(client: RawClient, entries: [string, unknown][], doc: Y.Doc): Promise<void> {
  const before = client.messages().filter(({ type }) => type === 'acknowledged').length
  client.sendUpdate(updateOf(entries, doc))
  await vi.waitFor(() => expect(client.messages().filter(({ type }) => type === 'acknowledged').length).toBeGreaterThan(before), waiting)
}

/** Writes to the root of moderation, on the doc as the moderator has it. */
async function moderate(client: RawClient, key: string, hidden: boolean): Promise<void> {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(client.doc))
  const known = Y.encodeStateVector(copy)
  copy.getMap('moderation').set(key, { v: 1, hidden, at: '2026-11-22T10:00:00Z' })
  const before = client.messages().length
  client.sendUpdate(Y.encodeStateAsUpdate(copy, known))
  Y.applyUpdate(client.doc, Y.encodeStateAsUpdate(copy, known))
  await vi.waitFor(() => expect(client.messages().length).toBeGreaterThan(before), waiting)
}

const entriesOf = ({ doc }: { doc: Y.Doc }) => doc.getMap<EntryValue>('entries').toJSON() as Record<string, EntryValue>

/** Nothing of what was kept from a socket has come to it, whatever the door. */
function expectNothingOf(client: RawClient, secrets: { words?: string[]; clients?: number[] }): void {
  for (const word of secrets.words ?? []) expect(client.received.includes(word), word).toBe(false)
  for (const id of secrets.clients ?? []) expect(client.received.includes(Buffer.from(encoding.encode((encoder) => encoding.writeVarUint(encoder, id))))).toBe(false)
}

function expectWhole({ doc }: { doc: Y.Doc }): void {
  expect(doc.store.pendingStructs).toBeNull()
  expect(doc.store.pendingDs).toBeNull()
}

const online = (client: StockClient) => vi.waitFor(() => expect(client.provider.synced).toBe(true), waiting)
/** A message of a later moment than all that was done before: what was to come has come. */
async function turn(client: RawClient): Promise<void> {
  const count = client.heard.filter(({ kind }) => kind === 'step2').length
  client.sendStep1(client.doc)
  await vi.waitFor(() => expect(client.heard.filter(({ kind }) => kind === 'step2').length).toBeGreaterThan(count), waiting)
}

describe('a layer that hides others until it is revealed', () => {
  beforeEach(() => hide('until_revealed'))

  it('lets no byte of another’s words, name or client id through, by whatever door', async () => {
    const ben = await room.raw(room.ben)
    const ada = await room.raw(room.ada)
    const doc = new Y.Doc()
    const key = keyOf(room.ada.handle)
    await write(ada, [[key, words(secret)]], doc)
    ada.sendAwareness([{ client: doc.clientID, clock: 1, state: { place: 7 } }])
    await write(ada, [[key, words(`${secret} again`)]], doc)
    await write(ada, [[keyOf(room.ada.handle), words(secret)]], doc)
    doc.getMap('entries').delete(key)
    ada.sendUpdate(Y.encodeStateAsUpdate(doc))
    await turn(ada)
    const staff = await room.raw(teacher)
    await vi.waitFor(() => expect(staff.presences().get(doc.clientID)).toMatchObject({ handle: room.ada.handle }), waiting)
    await turn(ben)
    const late = await room.raw(room.ben)
    ada.close()
    await vi.waitFor(() => expect(staff.presences().get(doc.clientID)).toBeNull(), waiting)
    await turn(late)
    for (const client of [ben, late]) {
      expectNothingOf(client, { words: [secret, room.ada.handle], clients: [doc.clientID] })
      expect(client.told()[0]).toEqual({ type: 'sees', others: false })
      expectWhole(client)
    }
    expect(Object.values(entriesOf(staff))).toEqual([words(secret)])
  })

  it('shows a person what they themselves write, on all their devices', async () => {
    const phone = await room.raw(room.ada)
    const laptop = await room.raw(room.ada)
    const key = keyOf(room.ada.handle)
    await write(laptop, [[key, words('mine')]], new Y.Doc())
    await vi.waitFor(() => expect(entriesOf(phone)).toEqual({ [key]: words('mine') }), waiting)
    expect(entriesOf(await room.raw(room.ada))).toEqual({ [key]: words('mine') })
  })

  it('brings all of it when it is revealed, also to unmodified clients, and again hides when it is hidden again', async () => {
    const ben = await room.raw(room.ben)
    const stock = room.stock(room.ben)
    await online(stock)
    const ada = await room.raw(room.ada)
    const doc = new Y.Doc()
    const key = keyOf(room.ada.handle)
    stock.entries.set(keyOf(room.ben.handle), words('mine'))
    await write(ada, [[key, words('first')]], doc)
    await write(ada, [[key, words(secret)]], doc)
    await turn(ben)
    expect(entriesOf(ben)).not.toHaveProperty([key])
    await hide('until_revealed', new Date(Date.now() - 1000))
    await vi.waitFor(() => {
      expect(entriesOf(ben)[key]).toEqual(words(secret))
      expect(entriesOf(stock)).toEqual(entriesOf(ben))
    }, waiting)
    expect(ben.told().at(-1)).toEqual({ type: 'sees', others: true })
    expectWhole(ben)
    expectWhole(stock)
    // Both write on, over what has come.
    stock.entries.set(keyOf(room.ben.handle), words('more'))
    await write(ada, [[key, words('third')]], doc)
    await vi.waitFor(() => expect(entriesOf(stock)).toEqual(entriesOf(ada)), waiting)
    await hide('until_revealed')
    await vi.waitFor(() => expect(ben.told().slice(-2)).toEqual([{ type: 'sees', others: false }, { type: 'epoch', epoch: 0 }]), waiting)
    await write(ada, [[key, words('not-any-more')]], doc)
    await turn(ben)
    expectNothingOf(ben, { words: ['not-any-more'] })
    stock.provider.disconnect()
    stock.provider.connect()
    await online(stock)
    stock.entries.set(keyOf(room.ben.handle), words('after'))
    const staff = await room.raw(teacher)
    await vi.waitFor(() => expect(Object.values(entriesOf(staff))).toContainEqual(words('after')), waiting)
  })

  it('opens by itself at the time that was set', async () => {
    const key = keyOf(room.ada.handle)
    await write(await room.raw(room.ada), [[key, words('in time')]], new Y.Doc())
    await hide('until_revealed', new Date(Date.now() + 700))
    const ben = await room.raw(room.ben)
    expect(entriesOf(ben)).toEqual({})
    await vi.waitFor(() => expect(entriesOf(ben)).toEqual({ [key]: words('in time') }), waiting)
  })

  it('tells somebody who leads no longer to take a fresh doc, and shows them no more', async () => {
    const assistant = await room.seminar.add('assistant')
    const client = await room.raw(assistant)
    await db().membership.updateMany({ where: { userId: assistant.userId }, data: { role: 'student' } })
    accessEvents().emit('rights-changed', assistant.userId)
    await vi.waitFor(() => expect(client.told().map(({ type }) => type)).toEqual(['sees', 'sees', 'epoch']), waiting)
    await write(await room.raw(room.ada), [[keyOf(room.ada.handle), words(secret)]], new Y.Doc())
    await turn(client)
    expectNothingOf(client, { words: [secret] })
  })
})

describe('a layer that hides others until one has written', () => {
  beforeEach(() => hide('until_written'))

  it('opens in the moment in which one’s own first note is durable, not for a mark or an answer', async () => {
    const key = keyOf(room.ada.handle)
    const ada = await room.raw(room.ada)
    const adas = new Y.Doc()
    await write(ada, [[key, words(secret)]], adas)
    ada.sendAwareness([{ client: adas.clientID, clock: 1, state: { place: 7 } }])
    const ben = await room.raw(room.ben)
    const tab = await room.raw(room.ben)
    const doc = new Y.Doc()
    await write(ben, [[keyOf(room.ben.handle), { ...words(''), motivation: 'highlighting', mark: 'plain' }], [keyOf(room.ben.handle), replyTo(key, 'blind')]], doc)
    for (const client of [ben, tab]) {
      await turn(client)
      expectNothingOf(client, { words: [secret], clients: [adas.clientID] })
    }
    await write(ben, [[keyOf(room.ben.handle), words('my own')]], doc)
    await vi.waitFor(() => {
      for (const client of [ben, tab]) {
        expect(entriesOf(client)[key]).toEqual(words(secret))
        expect(client.told().at(-1)).toMatchObject({ type: client === ben ? 'acknowledged' : 'sees' })
        expect(client.presences().get(adas.clientID)).toMatchObject({ handle: room.ada.handle })
      }
    }, waiting)
    expect(entriesOf(await room.raw(room.ben))).toEqual(entriesOf(ada))
    expectWhole(tab)
  })

  it('stays open for who has taken their note back, also when the room is loaded anew', async () => {
    const key = keyOf(room.ada.handle)
    await write(await room.raw(room.ada), [[key, words('shown')]], new Y.Doc())
    const own = keyOf(room.ben.handle)
    const { target, written } = words('mine')
    await write(await room.raw(room.ben), [[own, words('mine')], [own, { v: 1, kind: 'withdrawal', target, written, withdrawn: written }]], new Y.Doc())
    await room.restart()
    expect(Object.keys(entriesOf(await room.raw(room.ben)))).toContain(key)
    expect(await room.fresh(await room.seminar.add('observer'))).toEqual({})
  })
})

describe('an entry that a moderator hides', () => {
  let adas: Y.Doc
  let ada: RawClient
  let key: string
  beforeEach(async () => {
    ada = await room.raw(room.ada)
    adas = new Y.Doc()
    key = keyOf(room.ada.handle)
    await write(ada, [[key, words('harmless')], [keyOf(room.ada.handle), words('another')]], adas)
  })

  it('goes from all but its author and those who lead, with every later value, and comes back when it is shown', async () => {
    const staff = await room.raw(teacher)
    const ben = await room.raw(room.ben)
    const stock = room.stock(room.ben)
    await online(stock)
    await moderate(staff, key, true)
    await vi.waitFor(() => {
      for (const client of [ben, stock]) expect(Object.values(entriesOf(client))).toEqual([words('another')])
    }, waiting)
    const phone = await room.raw(room.ada)
    await write(ada, [[key, words(secret)]], adas)
    await vi.waitFor(() => expect(entriesOf(phone)[key]).toEqual(words(secret)), waiting)
    expect(entriesOf(staff)[key]).toEqual(words(secret))
    expect(phone.doc.getMap('moderation').get(key)).toMatchObject({ hidden: true })
    const late = await room.raw(room.ben)
    await turn(ben)
    for (const client of [ben, late]) {
      expectNothingOf(client, { words: [secret] })
      expect(Object.values(entriesOf(client))).toEqual([words('another')])
    }
    expectNothingOf(late, { words: ['harmless'] })
    expect(await rows('SELECT is_hidden, value FROM entry WHERE room_id = $1 AND key = $2', [room.roomId, key])).toEqual([{ is_hidden: true, value: words(secret) }])
    // A client that holds it as deleted says so to the server, and may.
    stock.provider.disconnect()
    stock.provider.connect()
    await online(stock)
    late.sendStep2(Y.encodeStateAsUpdate(late.doc))
    await turn(late)
    expect(late.closed).toBeNull()
    stock.entries.set(keyOf(room.ben.handle), words('still writing'))
    await vi.waitFor(() => expect(Object.values(entriesOf(staff))).toContainEqual(words('still writing')), waiting)
    expect(entriesOf(await room.raw(teacher))[key]).toEqual(words(secret))
    await moderate(staff, key, false)
    await vi.waitFor(() => {
      const clients = { ben, late, stock, staff, phone }
      for (const [name, client] of Object.entries(clients)) expect({ name, value: entriesOf(client)[key] }).toEqual({ name, value: words(secret) })
    }, waiting)
    for (const client of [ben, late, stock, staff, phone]) expectWhole(client)
    expect(await rows('SELECT is_hidden FROM entry WHERE room_id = $1 AND key = $2', [room.roomId, key])).toEqual([{ is_hidden: false }])
    expect(await rows('SELECT value FROM entry_revision WHERE room_id = $1 AND key = $2 ORDER BY seq', [room.roomId, key])).toHaveLength(2)
    await write(phone, [[key, words('last word')]], phone.doc)
    await vi.waitFor(() => {
      for (const client of [ben, late, stock, staff, phone]) expect(entriesOf(client)[key]).toEqual(words('last word'))
    }, waiting)
  })

  it('stays hidden when the room is loaded anew, and two moderators share one say', async () => {
    await moderate(await room.raw(teacher), key, true)
    await room.restart()
    expect(Object.values(await room.fresh(room.ben))).toEqual([words('another')])
    const assistant = await room.raw(await room.seminar.add('assistant'))
    await moderate(assistant, key, false)
    const staff = await room.raw(teacher)
    expect(staff.doc.getMap('moderation').toJSON()).toEqual({ [key]: { v: 1, hidden: false, at: '2026-11-22T10:00:00Z' } })
    expect(Object.keys(await room.fresh(room.ben))).toHaveLength(2)
    await moderate(staff, key, true)
    expect(Object.keys(await room.fresh(room.ben))).toHaveLength(1)
  })

  it('cannot be hidden or shown by somebody who lost the role', async () => {
    const person = await room.seminar.add('assistant')
    const assistant = await room.raw(person)
    await moderate(assistant, key, true)
    await db().membership.updateMany({ where: { userId: person.userId }, data: { role: 'student' } })
    // The old entry of their own, overwritten: an item that carries neither root nor key.
    const copy = new Y.Doc()
    Y.applyUpdate(copy, Y.encodeStateAsUpdate(await docOf(teacher)))
    const before = Y.encodeStateVector(copy)
    copy.getMap('moderation').set(key, { v: 1, hidden: false, at: '2026-11-22T10:00:00Z' })
    const update = Y.encodeStateAsUpdate(copy, before)
    assistant.sendUpdate(update)
    // Nobody has said that the role is lost: the commit finds out.
    expect((await assistant.ended()).code).toBeGreaterThanOrEqual(4400)
    const again = await room.raw(person)
    again.sendUpdate(update)
    await again.ended()
    expect(again.messages().at(-1)).toMatchObject({ type: 'refused', code: 'not-staff', keys: [key] })
    expect(Object.keys(await room.fresh(room.ben))).toHaveLength(1)
  })

  async function docOf(person: Person): Promise<Y.Doc> {
    const client = await room.raw(person)
    client.close()
    return client.doc
  }
})
