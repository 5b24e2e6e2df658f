import { expect, it, vi } from 'vitest'
import { combineSessions } from '@/components/reader/combine-sessions.ts'
import { emptySnapshot } from '@/lib/client/empty-snapshot.ts'

function session() {
  const listeners = new Set<() => void>()
  let now = emptySnapshot
  return {
    subscribe: (listener: () => void) => { listeners.add(listener); return () => void listeners.delete(listener) },
    snapshot: () => now,
    change: (pending: number) => { now = { ...now, pending }; for (const listener of listeners) listener() },
    heard: () => listeners.size,
  }
}

it('gives the same list until one of the layers changes, and tells of each', () => {
  const [one, two] = [session(), session()]
  const both = combineSessions([one, two])
  const told = vi.fn()
  const stop = both.subscribe(told)
  const before = both.snapshot()
  expect(both.snapshot()).toBe(before)
  two.change(3)
  expect(told).toHaveBeenCalledOnce()
  expect(both.snapshot().map(({ pending }) => pending)).toEqual([0, 3])
  expect(both.snapshot()).not.toBe(before)
  stop()
  expect(one.heard() + two.heard()).toBe(0)
})
