import { beforeAll, expect, it } from 'vitest'
import { useTestDatabase } from '@/server/testing/database.ts'
import { seminarRun } from './testing/seminar-run.ts'

beforeAll(async () => {
  await useTestDatabase()
})

// The long form is `npm run soak:seminar`.
it('keeps no more memory after many have come, written and left than after a few', async () => {
  const figures = await seminarRun({ seed: 7, lessons: 4, lessonSeconds: 3 })
  expect(figures.changes).toBeGreaterThan(100)
  expect(figures.visits).toBeGreaterThan(40)
  expect(figures.late.heap - figures.early.heap).toBeLessThan(2)
}, 120_000)
