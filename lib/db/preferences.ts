import { Prisma } from '@/prisma/generated/client.ts'
import { db } from './client.ts'

export const findPreferences = async (userId: string): Promise<unknown> =>
  (await db().user.findUnique({ where: { id: userId }, select: { preferences: true } }))?.preferences ?? null

/** Merges at the database, so that two devices that change two things at once keep both. A null takes a thing away. */
export async function mergePreferences(userId: string, change: Record<string, unknown>): Promise<void> {
  await db().$executeRaw(Prisma.sql`UPDATE "user" SET preferences = jsonb_strip_nulls(preferences || ${JSON.stringify(change)}::jsonb) WHERE id = ${userId}`)
}
