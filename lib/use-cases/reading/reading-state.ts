import type { Limit } from '@/lib/auth/limits.ts'
import { findReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { findReadingState, mergeReadingState } from '@/lib/db/reading-states.ts'
import type { ReadingState, StateChange } from '@/lib/domain/reading/reading-state.ts'

export const stateLimit: Limit = { name: 'reading-state', max: 240, windowSeconds: 60 }

/** Where the person stands in a reading, on all devices together. Throws `not-found`. */
export async function getReadingState(userId: string, readingId: string): Promise<ReadingState> {
  if (!(await findReadingFor(userId, readingId))) throw noSuchReading()
  return findReadingState(userId, readingId)
}

/** Takes what one device tells of it. Throws `not-found`. */
export async function changeReadingState(userId: string, readingId: string, change: StateChange): Promise<void> {
  if (!(await findReadingFor(userId, readingId))) throw noSuchReading()
  await mergeReadingState(userId, readingId, change)
}
