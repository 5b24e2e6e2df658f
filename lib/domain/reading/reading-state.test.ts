import { describe, expect, it } from 'vitest'
import { readState, stateChange, storePlace } from './reading-state.ts'
import { mergeSeen, noneSeen, seenCapacity } from './seen.ts'

describe('what was seen on two devices', () => {
  it('is what either has seen, and never less than one of them', () => {
    expect(mergeSeen({ floor: '2026-01-02', keys: ['a', 'b'] }, { floor: '', keys: ['b', 'c'] })).toEqual({ floor: '2026-01-02', keys: ['a', 'b', 'c'] })
    expect(mergeSeen(noneSeen, { floor: '2026', keys: [] })).toEqual({ floor: '2026', keys: [] })
  })

  it('is the same whichever tells first, but for its order', () => {
    const [a, b] = [{ floor: '1', keys: ['x', 'y'] }, { floor: '2', keys: ['z', 'y'] }]
    const sorted = ({ floor, keys }: typeof a) => ({ floor, keys: [...keys].sort() })
    expect(sorted(mergeSeen(a, b))).toEqual(sorted(mergeSeen(b, a)))
    expect(mergeSeen(mergeSeen(a, b), b)).toEqual(mergeSeen(a, b))
  })

  it('keeps the newest where there are too many', () => {
    const many = Array.from({ length: seenCapacity }, (_, i) => `k${i}`)
    const merged = mergeSeen({ floor: '', keys: many }, { floor: '', keys: ['new'] })
    expect(merged.keys).toHaveLength(seenCapacity)
    expect(merged.keys.at(-1)).toBe('new')
    expect(merged.keys).not.toContain('k0')
  })
})

describe('a stored state', () => {
  it('is read as it was kept, and as nothing where it says nothing', () => {
    expect(readState({ place: storePlace('q=The+river'), seen: { floor: '', keys: ['a'] } })).toEqual({ place: 'q=The+river', seen: { floor: '', keys: ['a'] } })
    expect(readState({ place: null, seen: {} })).toEqual({ place: null, seen: null })
    expect(readState(null)).toEqual({ place: null, seen: null })
  })

  it('is changed only by what it knows', () => {
    expect(stateChange.safeParse({ place: '' }).success).toBe(false)
    expect(stateChange.safeParse({ unseen: ['a'] }).success).toBe(false)
    expect(stateChange.safeParse({ seen: { floor: '', keys: Array.from({ length: 4001 }, String) } }).success).toBe(false)
  })
})
