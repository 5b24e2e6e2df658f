import { beforeAll, expect, it, vi } from 'vitest'
import { db } from '@/lib/db/client.ts'
import { createImport } from '@/lib/db/imports.ts'
import { env } from '@/lib/env.ts'
import { makeSeminar, type Seminar } from '@/lib/testing/seminar.ts'
import { useTestDatabase } from '@/server/testing/database.ts'
import { startJobsThread } from './start-jobs-thread.ts'

let seminar: Seminar
beforeAll(async () => {
  await useTestDatabase()
  seminar = await makeSeminar()
})

const put = () => createImport({ courseId: seminar.courseId, readingId: null, createdById: seminar.instructor.id, fileName: 'wells.txt', mediaType: 'text/plain', bytes: new TextEncoder().encode('On wells\n\nThe well of the town is the oldest thing in it.'), address: null, options: {} })

it('reads imports in a thread beside this one, and ends in order', async () => {
  const jobs = startJobsThread(env())
  const id = await put()
  await vi.waitFor(async () => { expect((await db().import.findUniqueOrThrow({ where: { id } })).state).toBe('review') }, { timeout: 50_000, interval: 50 })
  await jobs.stop()
  const later = await put()
  expect((await db().import.findUniqueOrThrow({ where: { id: later } })).state).toBe('queued')
}, 60_000)
