import fc from 'fast-check'
import { describe, expect, it } from 'vitest'
import { CardSlots } from '@/components/margin/card-slots.ts'
import type { MarginItem } from '@/components/margin/margin-items.ts'

const item = (key: string, start: number | null): MarginItem => ({ kind: 'thread', key, range: start === null ? null : { start, end: start + 1 } }) as unknown as MarginItem
const heightOf = ({ key, range }: MarginItem) => key.length * 1000 + (range?.start ?? 0)
const rows = fc.uniqueArray(fc.record({ key: fc.integer({ min: 0, max: 12 }), start: fc.integer({ min: 0, max: 3 }) }), { selector: ({ key }) => key, maxLength: 10 })
  .map((cards) => cards.map(({ key, start }) => item(`k${key}`, start)))

/** As one would say it without anything kept. */
function isArrival(before: readonly MarginItem[], now: readonly MarginItem[]): boolean {
  const keys = new Set(now.map(({ key }) => key))
  return before.length > 0 && now.length <= before.length + 5 && before.every(({ key }) => keys.has(key))
}

describe('CardSlots', () => {
  it('gives what all anew would give, whatever comes, goes and changes places', () => {
    fc.assert(fc.property(fc.array(rows, { maxLength: 12 }), (steps) => {
      const slots = new CardSlots()
      let before: readonly MarginItem[] = []
      for (const now of steps) {
        expect(slots.take(now, heightOf)).toBe(isArrival(before, now))
        expect(slots.list.map(({ key, at, item: held, rest }) => ({ key, at, held, rest }))).toEqual(now.map((held, at) => ({ key: held.key, at, held, rest: heightOf(held) })))
        for (let key = 0; key <= 12; key++) expect(slots.get(`k${key}`)?.item).toBe(now.find((one) => one.key === `k${key}`))
        before = now
      }
    }))
  })

  it('keeps what was measured of a card, also while it is away', () => {
    const slots = new CardSlots()
    slots.take([item('a', 1), item('b', 2)], heightOf)
    Object.assign(slots.get('b') ?? {}, { rest: 44, isMeasured: true, level: 7 })
    slots.take([item('a', 1)], heightOf)
    expect(slots.get('b')).toBeUndefined()
    slots.take([item('a', 1), item('b', 2)], heightOf)
    expect(slots.get('b')).toMatchObject({ rest: 44, level: 7 })
  })

  it('forgets the level of a card whose passage is another, and every level when the text lies anew', () => {
    const slots = new CardSlots()
    slots.take([item('a', 1), item('b', 2)], heightOf)
    for (const slot of slots.list) slot.level = 7
    slots.take([item('a', 3), item('b', 2)], heightOf)
    expect(slots.list.map(({ level }) => level)).toEqual([null, 7])
    slots.forgetLevels()
    expect(slots.list.map(({ level }) => level)).toEqual([null, null])
  })

  it('says that the same rows are those of before', () => {
    const slots = new CardSlots()
    const same = [item('a', 1)]
    slots.take(same, heightOf)
    expect(slots.take(same, heightOf)).toBe(true)
  })
})
