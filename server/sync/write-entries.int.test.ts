import { beforeAll, expect, it } from 'vitest'
import { reactionId, resolutionId } from '@/lib/domain/annotation/entry.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { Refusal } from './judge/refusal.ts'
import { loadRoom } from './load.ts'
import { keyOf, makeSeminar, replyTo } from './testing/seminar.ts'
import { rows } from './testing/use-room.ts'
import { writeEntries } from './write-entries.ts'

beforeAll(async () => {
  await useTestDatabase()
})

it('writes people’s entries as they themselves would have, at the time that is said', async () => {
  const { roomId, add, note } = await makeSeminar()
  const [ada, ben] = [await add('student'), await add('student')]
  const thread = keyOf(ada.handle)
  const reply = keyOf(ben.handle)
  const at = new Date('2026-09-01T08:00:00Z')
  await writeEntries({ roomId, handle: ada.handle, entries: [{ key: thread, value: note('The river') }], at })
  await writeEntries({ roomId, handle: ben.handle, entries: [{ key: reply, value: replyTo(thread, 'It did.') }] })
  const room = await loadRoom(roomId)
  expect(room?.doc.getMap('entries').toJSON()).toEqual({ [thread]: note('The river'), [reply]: replyTo(thread, 'It did.') })
  expect([...(room?.owners.values() ?? [])]).toEqual(expect.arrayContaining([ada.handle, ben.handle]))
  const [first] = await rows<{ arrived_at: Date; start: number; end: number }>('SELECT arrived_at, start, "end" FROM entry WHERE key = $1', [thread])
  expect(first).toEqual({ arrived_at: at, start: 0, end: 9 })
})

it('writes nothing where an entry breaks a rule, or there is no such room', async () => {
  const { roomId, add, note } = await makeSeminar()
  const [ada, ben] = [await add('student'), await add('student')]
  const entries = [{ key: keyOf(ada.handle), value: note('The river') }, { key: keyOf(ben.handle), value: note('The river') }]
  await expect(writeEntries({ roomId, handle: ada.handle, entries })).rejects.toThrow(Refusal)
  await expect(writeEntries({ roomId: 'nowhere', handle: ada.handle, entries })).rejects.toThrow('There is no room nowhere.')
  expect((await loadRoom(roomId))?.head).toBe(0)
})

it('projects tags, reactions and words on a thread as rows of their own kind', async () => {
  const { roomId, add, note } = await makeSeminar()
  const ada = await add('student')
  const thread = keyOf(ada.handle)
  const written = '2026-11-22T10:00:00Z'
  const entries = [
    { key: thread, value: { ...note('The river'), tags: ['flood'] } },
    { key: keyOf(ada.handle, reactionId(thread, '💡')), value: { v: 1, kind: 'reaction', of: thread, emoji: '💡', written } as const },
    { key: keyOf(ada.handle, resolutionId(thread)), value: { v: 1, kind: 'resolution', thread, state: 'resolved', written } as const },
  ]
  await writeEntries({ roomId, handle: ada.handle, entries })
  expect(await rows('SELECT key, kind, value, start FROM entry WHERE room_id = $1 ORDER BY kind', [roomId])).toEqual([
    { ...entries[0], kind: 'annotation', start: 0 }, { ...entries[1], kind: 'reaction', start: null }, { ...entries[2], kind: 'resolution', start: null },
  ])
})
