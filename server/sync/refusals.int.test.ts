import { beforeEach, expect, it, vi } from 'vitest'
import * as Y from 'yjs'
import type { RefusalCode } from '@/lib/domain/layer/wire.ts'
import { forge } from './testing/forge.ts'
import { keyOf, replyTo, text } from './testing/seminar.ts'
import { updateOf, useRoom, waiting } from './testing/use-room.ts'

const room = useRoom()

/** Ada's doc, in which she has written one note; the room has it. */
let adas: Y.Doc
let adaKey: string

beforeEach(async () => {
  const writer = await room.raw(room.ada)
  adas = new Y.Doc()
  adaKey = keyOf(room.ada.handle)
  writer.sendUpdate(updateOf([[adaKey, room.seminar.note('The river')]], adas))
  await vi.waitFor(() => expect(writer.messages()).toHaveLength(1), waiting)
  writer.close()
})

const adaClient = () => adas.clientID
const note = () => room.seminar.note('the market')
const benKey = () => keyOf(room.ben.handle)
/** A note on just these code units, whatever they cut. */
function within(start: number, end: number) {
  const [position, quote] = note().target.selector
  return { ...note(), target: { version: room.seminar.versionId, selector: [{ ...position, start, end }, { ...quote, exact: text.slice(start, end), prefix: text.slice(Math.max(0, start - 32), start), suffix: text.slice(end, end + 32) }] } }
}

/** A copy of the room in Ben's hands, changed as he likes. */
function tampered(change: (entries: Y.Map<unknown>) => void, client?: number): Uint8Array {
  const copy = new Y.Doc()
  Y.applyUpdate(copy, Y.encodeStateAsUpdate(adas))
  if (client !== undefined) copy.clientID = client
  const known = Y.encodeStateVector(copy)
  let update = new Uint8Array()
  copy.on('update', (bytes: Uint8Array) => {
    update = new Uint8Array(bytes)
  })
  copy.transact(() => change(copy.getMap('entries')))
  return update.length > 0 ? update : Y.encodeStateAsUpdate(copy, known)
}

const attacks: [what: string, code: RefusalCode, make: () => Uint8Array][] = [
  ['a note under another’s key', 'foreign-entry', () => tampered((entries) => entries.set(keyOf(room.ada.handle), note()))],
  ['overwriting another’s note', 'foreign-entry', () => tampered((entries) => entries.set(adaKey, note()))],
  ['deleting another’s note', 'bad-delete', () => tampered((entries) => entries.delete(adaKey))],
  ['another’s client id', 'foreign-client', () => tampered((entries) => entries.set(benKey(), note()), adaClient())],
  ['a root that layers do not have', 'unknown-root', () => forge([{ client: 5, clock: 0, structs: [{ parent: 'elsewhere', key: adaKey, values: [note()] }] }])],
  ['hiding another’s note without leading the course', 'not-staff', () => forge([{ client: 5, clock: 0, structs: [{ parent: 'moderation', key: adaKey, values: [{ v: 1, hidden: true, at: '2026-11-22T10:00:00Z' }] }] }])],
  ['a nested type under another’s note', 'bad-structure', () => forge([{ client: 5, clock: 0, structs: [{ ref: 7, parent: { client: adaClient(), clock: 0 }, key: 'x' }] }])],
  ['one client id in two sections', 'bad-structure', () => {
    const section = { client: 5, clock: 0, structs: [{ key: benKey(), values: [note()] }] }
    return forge([section, section])
  }],
  ['an origin in its own future', 'bad-structure', () => forge([{ client: 5, clock: 0, structs: [{ origin: { client: 5, clock: 3 }, values: [note()] }] }])],
  ['a subdocument', 'bad-structure', () => forge([{ client: 5, clock: 0, structs: [{ ref: 9, key: benKey() }] }])],
  ['an entry that breaks the schema', 'bad-value', () => updateOf([[benKey(), { ...note(), v: 9 }]])],
  ['words that Postgres cannot keep', 'bad-value', () => updateOf([[benKey(), { ...note(), body: 'a\0b' }]])],
  ['an entry that says somebody else wrote it', 'bad-value', () => updateOf([[benKey(), { ...note(), handle: room.ada.handle }]])],
  ['an entry that says it has another id', 'bad-value', () => updateOf([[benKey(), { ...note(), id: adaKey }]])],
  ['a note longer than notes may be', 'bad-value', () => updateOf([[benKey(), { ...note(), body: 'a'.repeat(20_001) }]])],
  ['a number that JSON does not have', 'bad-value', () => updateOf([[benKey(), { ...note(), body: 1n }]])],
  ['fields by way of __proto__', 'bad-value', () => updateOf([[benKey(), JSON.parse(JSON.stringify(note()).replace('"kind"', '"__proto__":{"edited":"2026-11-22T10:10:00Z"},"kind"'))]])],
  ['half a character', 'malformed', () => {
    const update = updateOf([[benKey(), { ...note(), body: 'QQQ' }]])
    update.set([0xed, 0xa0, 0x80], update.indexOf(0x51))
    return update
  }],
  ['a passage that ends inside a character', 'bad-quotation', () => updateOf([[benKey(), within(text.indexOf('🌊') - 3, text.indexOf('🌊') + 1)]])],
  ['a passage beyond the text', 'bad-quotation', () => updateOf([[benKey(), within(text.length - 3, text.length + 3)]])],
  ['a deletion of what is another’s, said by its clocks', 'bad-delete', () => forge([], { [adaClient()]: [[0, 1]] })],
  ['a deletion of what another has not written yet', 'bad-delete', () => forge([], { [adaClient()]: [[50, 2]] })],
  ['garbage', 'bad-structure', () => forge([{ client: 5, clock: 0, structs: [{ ref: 0, length: 2 }] }])],
  ['a skip', 'bad-structure', () => forge([{ client: 5, clock: 0, structs: [{ ref: 10, length: 2 }, { key: benKey(), values: [note()] }] }])],
  ['an embedded type', 'bad-structure', () => forge([{ client: 5, clock: 0, structs: [{ ref: 7, key: benKey() }] }])],
  ['an item under another’s note', 'foreign-entry', () => forge([{ client: 5, clock: 0, structs: [{ origin: { client: adaClient(), clock: 0 }, values: [note()] }] }])],
  ['dozens of client ids at once', 'too-many-clients', () => forge(Array.from({ length: 40 }, (_, i) => ({ client: 100 + i, clock: 0, structs: [{ key: benKey(), values: [note()] }] })))],
  ['an update that was cut short', 'malformed', () => updateOf([[benKey(), note()]]).slice(0, -9)],
  ['a quotation that the reading does not have', 'bad-quotation', () => updateOf([[benKey(), { ...note(), target: { ...note().target, version: 'another' } }]])],
  ['a key of another form', 'bad-key', () => updateOf([['nothing', note()]])],
  ['a reply to what is no key', 'bad-value', () => updateOf([[benKey(), { ...replyTo(benKey(), 'yes'), thread: 'nothing' }]])],
  ['bytes that are no update', 'malformed', () => new Uint8Array([200, 1, 2, 3, 4])],
]

it.each(attacks)('refuses %s: nothing changes, nothing is stored, nobody hears of it', async (_, code, make) => {
  const peer = await room.raw(room.ada)
  const ben = await room.raw(room.ben)
  const before = await room.stored()
  const heard = peer.heard.filter(({ kind }) => kind === 'update').length
  ben.sendUpdate(make())
  expect((await ben.ended()).code).toBe(4422)
  expect(ben.messages()).toMatchObject([{ type: 'refused', count: 1, code }])
  // What comes later arrives, so what was refused would have arrived by now.
  const later = await room.raw(room.ben)
  later.sendUpdate(updateOf([[benKey(), note()]]))
  await vi.waitFor(() => expect(peer.heard.filter(({ kind }) => kind === 'update')).toHaveLength(heard + 1), waiting)
  expect(peer.doc.getMap('entries').get(adaKey)).toEqual(room.seminar.note('The river'))
  const after = await room.stored()
  expect(after.head).toBe(before.head + 1)
  expect(after.clients).toHaveLength(before.clients.length + 1)
  expect(after.entries).toHaveLength(before.entries.length + 1)
  expect(peer.doc.getMap('entries').toJSON()).toEqual(await room.fresh(room.ben))
})

it('acknowledges what was good before it refuses, and names the entry that is not', async () => {
  const ben = await room.raw(room.ben)
  const bad = benKey()
  ben.sendUpdate(updateOf([[benKey(), note()]]))
  ben.sendUpdate(updateOf([[benKey(), note()]]))
  ben.sendUpdate(updateOf([[bad, { ...note(), body: '' }]]))
  ben.sendUpdate(updateOf([[benKey(), note()]]))
  await ben.ended()
  const messages = ben.messages()
  expect(messages.at(-1)).toMatchObject({ type: 'refused', count: 3, code: 'bad-value', keys: [bad] })
  expect(messages.at(-2)).toEqual({ type: 'acknowledged', count: 2 })
  expect((await room.stored()).entries).toHaveLength(3)
})

it('tells a client without our messages in the close itself', async () => {
  const ben = await room.raw(room.ben, { postil: false })
  ben.sendUpdate(tampered((entries) => entries.delete(adaKey)))
  expect(await ben.ended()).toEqual({ code: 4422, reason: expect.stringMatching(/^bad-delete: /) as string })
  expect(ben.messages()).toEqual([])
})

it('stops an unmodified client that forges from coming back', async () => {
  const ben = room.stock(room.ben)
  await vi.waitFor(() => expect(ben.entries.size).toBe(1), waiting)
  ben.entries.delete(adaKey)
  expect(await ben.ended).toBe(4422)
  expect(Object.keys(await room.fresh(room.ada))).toEqual([adaKey])
})

it('refuses what goes on building on something that never comes', async () => {
  const ben = await room.raw(room.ben)
  ben.sendUpdate(forge([{ client: 5, clock: 7, structs: [{ key: benKey(), values: [note()] }] }]))
  await vi.waitFor(() => expect(ben.heard.filter(({ kind }) => kind === 'step1')).toHaveLength(2), waiting)
  ben.sendStep2(new Uint8Array([0, 0]))
  await ben.ended()
  expect(ben.messages().at(-1)).toMatchObject({ type: 'refused', count: 1, code: 'gap' })
})

it('refuses a gap that nobody fills in time', async () => {
  await room.restart({ tickMs: 30, limits: { gapPatienceMs: 60 } })
  const ben = await room.raw(room.ben)
  ben.sendUpdate(forge([{ client: 5, clock: 7, structs: [{ key: benKey(), values: [note()] }] }]))
  await ben.ended()
  expect(ben.messages().at(-1)).toMatchObject({ type: 'refused', count: 1, code: 'gap' })
})

it('closes a socket that does not speak the protocol', async () => {
  for (const frame of [new Uint8Array([9]), new Uint8Array(), new Uint8Array([0, 2, 200]), new Uint8Array([0, 0, 2, 255, 255])]) {
    const ben = await room.raw(room.ben)
    ben.ws.send(frame)
    expect((await ben.ended()).code).toBe(4422)
  }
  const ben = await room.raw(room.ben)
  ben.ws.send('words')
  expect((await ben.ended()).code).toBe(4422)
})
