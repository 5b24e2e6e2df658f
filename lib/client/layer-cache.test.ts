import 'fake-indexeddb/auto'
import { expect, test, vi } from 'vitest'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { forgetLayers, LayerCache } from './layer-cache.ts'

const reply = (body: string): EntryValue => ({ v: 1, kind: 'reply', thread: 'h:root', stance: 'plain', body, written: '2026-11-22T10:00:00Z' })
const bodies = async (user: string, room: string) =>
  [...(await new LayerCache(user, room).read())].map(([key, value]) => `${key} ${value.kind === 'reply' ? value.body : ''}`)

async function keep(user: string, room: string, notes: Record<string, string>): Promise<LayerCache> {
  const cache = new LayerCache(user, room)
  await cache.read()
  for (const [key, body] of Object.entries(notes)) cache.put(key, reply(body))
  await cache.flush()
  return cache
}

test('a layer is there again as it was last seen, each person’s for themselves', async () => {
  const cache = await keep('amara', 'room', { 'a:1': 'first', 'a:2': 'second' })
  cache.put('a:1', reply('first, edited'))
  cache.put('a:2', undefined)
  await cache.flush()
  expect(await bodies('amara', 'room')).toEqual(['a:1 first, edited'])
  expect(await bodies('jonas', 'room')).toEqual([])
  expect(await bodies('amara', 'roomier')).toEqual([])
})

test('what is no longer in the room goes when the room says what it holds', async () => {
  const cache = await keep('mei', 'room', { 'a:1': 'stays', 'a:2': 'goes' })
  cache.keepOnly(new Set(['a:1']))
  await cache.flush()
  expect(await bodies('mei', 'room')).toEqual(['a:1 stays'])
})

test('a layer that may not be read any more is forgotten, with what was about to be stored', async () => {
  const cache = await keep('kofi', 'room', { 'a:1': 'seen' })
  cache.put('a:2', reply('later'))
  await cache.clear()
  await cache.flush()
  expect(await bodies('kofi', 'room')).toEqual([])
})

test('all layers of one person are forgotten at once, and nobody else’s', async () => {
  await keep('priya', 'one', { 'a:1': 'x' })
  await keep('priya', 'two', { 'a:1': 'y' })
  await keep('priyanka', 'one', { 'a:1': 'z' })
  await forgetLayers('priya')
  expect([await bodies('priya', 'one'), await bodies('priya', 'two'), await bodies('priyanka', 'one')]).toEqual([[], [], ['a:1 z']])
})

test('of many notes all are stored, a few at a time', async () => {
  const begun = vi.spyOn(IDBDatabase.prototype, 'transaction')
  const cache = new LayerCache('ada', 'room')
  for (let at = 0; at < 450; at++) cache.put(`a:${at}`, reply('one'))
  await vi.waitFor(async () => expect(await bodies('ada', 'room')).toHaveLength(450), 5000)
  expect(begun.mock.calls.filter(([, mode]) => mode === 'readwrite')).toHaveLength(5)
})

test('nothing is stored any more for who is leaving, however much is still to be', async () => {
  const cache = new LayerCache('ben', 'room')
  for (let at = 0; at < 450; at++) cache.put(`a:${at}`, reply('one'))
  await vi.waitFor(async () => expect(await bodies('ben', 'room')).not.toEqual([]))
  await forgetLayers('ben')
  cache.put('a:new', reply('another'))
  await cache.flush()
  expect(await bodies('ben', 'room')).toEqual([])
})
