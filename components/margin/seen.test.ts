import { describe, expect, it } from 'vitest'
import { SeenStore } from '@/components/margin/seen.ts'

function memory() {
  const kept = new Map<string, string>()
  return { getItem: (key: string) => kept.get(key) ?? null, setItem: (key: string, value: string) => void kept.set(key, value) }
}
const one = { key: 'a:1', written: '2026-01-01T10:00:00.000Z' }
const two = { key: 'b:1', written: '2026-01-01T11:00:00.000Z' }

describe('SeenStore', () => {
  it('takes what a first visit finds as seen', () => {
    const store = new SeenStore(memory(), 'k')
    expect(store.isNew(one.key, one.written)).toBe(false)
    store.see([one])
    expect(store.isNew(one.key, one.written)).toBe(false)
    expect(store.isNew(two.key, two.written)).toBe(true)
  })

  it('remembers over visits what was seen and what was not', () => {
    const storage = memory()
    new SeenStore(storage, 'k').see([one])
    const later = new SeenStore(storage, 'k')
    expect([later.isNew(one.key, one.written), later.isNew(two.key, two.written)]).toEqual([false, true])
  })

  it('does not call a note new again because there were too many to remember', () => {
    const store = new SeenStore(memory(), 'k')
    const many = Array.from({ length: 5000 }, (_, n) => ({ key: `a:${n}`, written: new Date(Date.UTC(2026, 0, 1) + n * 1000).toISOString() }))
    store.see(many)
    expect(many.filter((note) => store.isNew(note.key, note.written))).toEqual([])
    expect(store.isNew('z:1', '2027-01-01T00:00:00.000Z')).toBe(true)
  })

  it('tells its listeners only when something changed', () => {
    const store = new SeenStore(memory(), 'k')
    let told = 0
    store.subscribe(() => (told += 1))
    store.see([one])
    store.see([one])
    expect(told).toBe(1)
  })
})

describe('what other devices have seen', () => {
  it('is seen here too, and what they have not seen is told them once', () => {
    const store = new SeenStore(memory(), 'k')
    store.see([{ key: 'a', written: '2026-01-01' }, { key: 'b', written: '2026-01-02' }])
    store.adopt({ floor: '', keys: ['b', 'c'] })
    expect(store.isNew('c', '2026-01-03')).toBe(false)
    expect(store.isNew('d', '2026-01-03')).toBe(true)
    expect(store.takeUnsent()).toEqual({ floor: '', keys: ['a', 'b'] })
    expect(store.takeUnsent()).toBeNull()
    store.putBack({ floor: '', keys: ['a'] })
    expect(store.takeUnsent()).toEqual({ floor: '', keys: ['a'] })
  })

  it('makes a first visit here none, so that what came since is new', () => {
    const store = new SeenStore(memory(), 'k')
    store.adopt({ floor: '', keys: ['a'] })
    expect(store.known).toBe(true)
    expect(store.isNew('b', '2026-01-03')).toBe(true)
    const first = new SeenStore(memory(), 'k')
    first.adopt(null)
    expect(first.known).toBe(false)
  })
})
