import { afterEach, expect, it, vi } from 'vitest'
import type { Claim } from '@/lib/domain/annotation/entry.ts'
import { clearOutbox, Outbox } from './outbox.ts'
import { openTab } from './tab.ts'
import { findWaitingRooms } from './waiting-rooms.ts'

const claim: Claim = { v: 1, kind: 'claim', body: 'It was an errand.', written: '2026-11-22T10:00:00Z' }
const key = 'ada000000000:aaaaaaaa'
const closing = new AbortController()
const outboxOf = (room: string, tab = openTab()) => new Outbox({ user: 'ada', room, tab, changed: () => undefined })

afterEach(() => clearOutbox('ada'))

it('finds what a tab left when it is closed, and not before', async () => {
  const tab = openTab(closing.signal)
  const [first, second] = [outboxOf('r1', tab), outboxOf('r2', tab)]
  await first.put(key, claim)
  await second.put(key, claim)
  expect(await findWaitingRooms('ada')).toEqual([])
  closing.abort()
  await vi.waitFor(async () => { expect(await findWaitingRooms('ada')).toEqual([{ roomId: 'r1', handle: 'ada000000000' }, { roomId: 'r2', handle: 'ada000000000' }]) })
  expect(await findWaitingRooms('ben')).toEqual([])
})

it('finds a claim that was refused, whoever wrote it', async () => {
  const outbox = outboxOf('r3')
  await outbox.put(key, claim)
  await outbox.refuse(key, outbox.rows.get(key)?.rev ?? '', { code: 'read-only', message: 'This debate is closed.' })
  expect(await findWaitingRooms('ada')).toEqual([{ roomId: 'r3', handle: 'ada000000000' }])
})
