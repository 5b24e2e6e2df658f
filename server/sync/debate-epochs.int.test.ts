import { expect, it, vi } from 'vitest'
import type { EntryValue } from '@/lib/domain/annotation/entry.ts'
import { keyOf } from './testing/seminar.ts'
import { claim, linkOf, positionOf } from './testing/debate-entries.ts'
import { useDebate } from './testing/use-debate.ts'
import { rows, waiting } from './testing/use-room.ts'
import { verifyRooms } from './verify.ts'

const room = useDebate({ limits: { updatesPerSnapshot: 20, minDeadForEpoch: 10, epochRatio: 1 } })

const epoch = async () => (await rows<{ epoch: number }>('SELECT epoch FROM room WHERE id = $1', [room.roomId]))[0]?.epoch ?? -1

it('is made anew with all its claims, links and positions, and takes more from who was there; its rows say what its log says', async () => {
  const [ada, ben] = [room.stock(room.ada), room.stock(room.ben)]
  await vi.waitFor(() => expect([ada.provider.synced, ben.provider.synced]).toEqual([true, true]), waiting)
  const thesis = keyOf(room.ada.handle)
  const answer = keyOf(room.ben.handle)
  const quoted = claim('They should.', { target: room.seminar.note('The river').target })
  const against = claim('Nobody knew.', { answers: { to: thesis, relation: 'challenges' } })
  ben.entries.set(answer, against)
  ben.entries.set(...linkOf(room.ben.handle, answer, thesis))
  ben.entries.set(...positionOf(room.ben.handle, thesis))
  ada.entries.set(thesis, quoted)
  for (let i = 0; (await epoch()) < 1; i++) {
    ada.entries.set(thesis, { ...quoted, body: `They should, ${i}.` })
    ada.entries.set(...positionOf(room.ada.handle, answer, i % 2 === 0 ? 'agree' : 'unsure'))
  }
  ada.entries.set(...positionOf(room.ada.handle, answer, 'disagree'))
  ada.entries.set(thesis, quoted)
  ben.entries.set(...positionOf(room.ben.handle, thesis, 'disagree'))
  const said: Record<string, EntryValue> = Object.fromEntries<EntryValue>([
    [thesis, quoted], [answer, against], linkOf(room.ben.handle, answer, thesis), positionOf(room.ben.handle, thesis, 'disagree'),
    positionOf(room.ada.handle, answer, 'disagree'),
  ])
  await vi.waitFor(async () => expect(Object.fromEntries((await room.stored()).entries.map(({ key, value }) => [key, value]))).toEqual(said), waiting)
  await vi.waitFor(() => expect([ada.entries.toJSON(), ben.entries.toJSON()]).toEqual([said, said]), waiting)
  expect(await room.fresh(await room.add('observer'))).toEqual(said)
  for await (const { faults, differences } of verifyRooms({ repair: false, roomIds: [room.roomId] })) expect([faults, differences]).toEqual([[], []])
})
