import { expect, it } from 'vitest'
import { fuzz } from '../testing/fuzz.ts'

// The long form, of a million, is `npm run soak:fuzz`.
it('neither breaks nor lets anything through, whatever bytes come', () => {
  const { updates, changed, refused } = fuzz({ seed: 20261122, updates: 4000 })
  expect(updates).toBe(4000)
  expect(changed).toBeGreaterThan(200)
  // The run reaches what it is to try.
  expect(Object.keys(refused)).toEqual(expect.arrayContaining(['malformed', 'bad-structure', 'foreign-entry', 'foreign-client', 'bad-value', 'bad-delete', 'bad-key', 'unknown-root', 'not-staff', 'read-only']))
}, 60_000)
