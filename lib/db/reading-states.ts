import { type ReadingState, readState, seenOrNone, type StateChange, storePlace } from '@/lib/domain/reading/reading-state.ts'
import { mergeSeen } from '@/lib/domain/reading/seen.ts'
import { db } from './client.ts'
import { inTransaction } from './transaction.ts'

export const findReadingState = async (userId: string, readingId: string): Promise<ReadingState> =>
  readState(await db().readingState.findUnique({ where: { userId_readingId: { userId, readingId } }, select: { place: true, seen: true } }))

/** Merges what a device tells into what is known. Two at once wait for each other at the row. */
export async function mergeReadingState(userId: string, readingId: string, { place, seen }: StateChange): Promise<void> {
  await inTransaction(async (tx) => {
    await tx.$executeRaw`INSERT INTO reading_state (user_id, reading_id) VALUES (${userId}, ${readingId}) ON CONFLICT DO NOTHING`
    await tx.$queryRaw`SELECT 1 FROM reading_state WHERE user_id = ${userId} AND reading_id = ${readingId} FOR UPDATE`
    const where = { userId_readingId: { userId, readingId } }
    const known = readState(await tx.readingState.findUnique({ where, select: { place: true, seen: true } }))
    await tx.readingState.update({ where, data: { ...(place !== undefined && { place: storePlace(place) }), ...(seen !== undefined && { seen: mergeSeen(seenOrNone(known), seen) }) } })
  })
}
