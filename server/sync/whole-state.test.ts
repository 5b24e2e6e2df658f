import { expect, test } from 'vitest'
import * as Y from 'yjs'
import { readFrame, step2Frame } from './frames.ts'
import { WholeState } from './whole-state.ts'

/** What somebody has who came with nothing. */
function take(frames: Uint8Array[]): Record<string, unknown> {
  const doc = new Y.Doc()
  for (const [i, frame] of frames.entries()) {
    const message = readFrame(frame)
    // Who has had the answer takes the room for whole.
    expect(message?.kind).toBe(i === frames.length - 1 ? 'step2' : 'update')
    if (message?.kind !== 'step2' && message?.kind !== 'update') throw new Error('This brings no state.')
    Y.applyUpdate(doc, message.bytes)
  }
  expect(doc.store.pendingStructs).toBeNull()
  return doc.getMap('entries').toJSON()
}

function room() {
  const doc = new Y.Doc()
  const map = doc.getMap('entries')
  for (let i = 0; i < 100; i++) map.set(`key ${i}`, 'a word or two')
  let encoded = 0
  const encode = () => {
    encoded++
    return Y.encodeStateAsUpdate(doc)
  }
  return { doc, map, encode, encoded: () => encoded }
}

const noteIn = (whole: WholeState) => (update: Uint8Array, _origin: unknown, _doc: Y.Doc, transaction: Y.Transaction) => whole.note(update, transaction)

test('encodes a room once for all who come', () => {
  const { doc, encode, encoded } = room()
  const whole = new WholeState(encode, { frame: null, updates: [] })
  for (let i = 0; i < 30; i++) expect(take(whole.frames())).toEqual(doc.getMap('entries').toJSON())
  expect(encoded()).toBe(1)
})

test('gives what came since with it, an edit too', () => {
  const { doc, map, encode, encoded } = room()
  const whole = new WholeState(encode, { frame: null, updates: [] })
  whole.frames()
  doc.on('update', noteIn(whole))
  map.set('key 3', 'another word')
  for (let i = 0; i < 2; i++) expect(take(whole.frames())).toEqual(map.toJSON())
  map.set('key 5', 'and one more')
  expect(take(whole.frames())).toEqual(map.toJSON())
  expect(encoded()).toBe(1)
})

test.each([
  ['deleted', (map: Y.Map<unknown>) => map.delete('key 4')],
  ['withdrawn', (map: Y.Map<unknown>) => map.set('key 4', { v: 1, kind: 'withdrawal' })],
])('sends nobody words that were %s', (_, takeBack) => {
  const { doc, map, encode } = room()
  map.set('key 4', 'words to take back')
  const whole = new WholeState(encode, { frame: null, updates: [] })
  const isTold = () => whole.frames().some((frame) => Buffer.from(frame).includes('words to take back'))
  doc.on('update', noteIn(whole))
  expect(isTold()).toBe(true)
  takeBack(map)
  expect(isTold()).toBe(false)
  expect(take(whole.frames())).toEqual(map.toJSON())
})

test('encodes anew when much has come since', () => {
  const { doc, map, encode, encoded } = room()
  const whole = new WholeState(encode, { frame: null, updates: [] })
  whole.frames()
  doc.on('update', noteIn(whole))
  for (let i = 0; i < 100; i++) map.set(`key ${i}`, `said again ${i}`)
  expect(take(whole.frames())).toEqual(map.toJSON())
  expect(encoded()).toBe(2)
})

test('encodes nothing for a room that was just loaded', () => {
  const { doc, map, encode, encoded } = room()
  const snapshot = Y.encodeStateAsUpdate(doc)
  const updates: Uint8Array[] = []
  doc.on('update', (update: Uint8Array) => updates.push(update))
  map.set('key 3', 'after the snapshot')
  const whole = new WholeState(encode, { frame: step2Frame(snapshot), updates })
  expect(take(whole.frames())).toEqual(map.toJSON())
  expect(encoded()).toBe(0)
})
