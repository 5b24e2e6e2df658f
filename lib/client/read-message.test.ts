import { expect, test } from 'vitest'
import { postilMessage, type PostilMessage } from '@/lib/domain/layer/wire.ts'
import { readMessage, readPresence } from './read-message.ts'

const all: PostilMessage[] = [
  { type: 'acknowledged', count: 3 },
  { type: 'refused', count: 1, code: 'gap', message: 'Something is missing.', keys: [] },
  { type: 'epoch', epoch: 2 },
  { type: 'sees', others: false },
  { type: 'may', write: false },
  { type: 'reading-changed' },
]

test('understands everything the server can say', () => {
  expect(new Set(all.map(({ type }) => type))).toEqual(new Set(postilMessage.options.map((option) => option.shape.type.value)))
  for (const message of all) expect(readMessage(JSON.stringify(message))).toEqual(message)
})

test('passes over what it does not know', () => {
  for (const text of ['', '{', 'null', '[]', '7', '{"type":"later"}', '{"type":"acknowledged"}', '{"type":"acknowledged","count":"3"}']) expect(readMessage(text)).toBeNull()
})

test('knows somebody by the handle that the server gave them', () => {
  expect(readPresence({ handle: 'abcdefabcdef', place: 4 })).toEqual({ handle: 'abcdefabcdef', place: 4 })
  for (const state of [null, undefined, 'here', {}, { handle: 4 }]) expect(readPresence(state)).toBeNull()
})
