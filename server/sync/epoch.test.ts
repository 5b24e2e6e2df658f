import { expect, it } from 'vitest'
import { ageDoc } from './testing/age-doc.ts'

// The long form, of 100,000 edits, is `npm run soak:epochs`.
it('costs few bytes an edit and a deleted entry, and after an epoch what is alive', () => {
  const figures = ageDoc(5000)
  expect(figures.bytesPerEdit).toBeLessThanOrEqual(15)
  expect(figures.bytesPerDeletedEntry).toBeLessThanOrEqual(60)
  expect(figures.afterEpoch).toBeLessThanOrEqual(figures.alive * 1.1)
  expect(figures.afterEpoch).toBeLessThan(figures.beforeEpoch / 2)
})
