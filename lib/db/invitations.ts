import type { Role } from '@/lib/domain/course/policy.ts'
import { db } from './client.ts'
import { hashToken, newId, newToken } from './id.ts'
import type { Transaction } from './transaction.ts'

/** Makes an invitation; its token is kept nowhere. */
export async function createInvitation(data: { courseId: string; role: Role; groupId: string | null; createdById: string; expiresAt: Date }): Promise<{ id: string; token: string }> {
  const token = newToken()
  const { id } = await db().invitation.create({ data: { id: newId(), tokenHash: hashToken(token), ...data }, select: { id: true } })
  return { id, token }
}

export const findInvitation = (token: string) =>
  db().invitation.findUnique({
    where: { tokenHash: hashToken(token) },
    select: {
      id: true, courseId: true, role: true, groupId: true, createdById: true, createdAt: true, expiresAt: true, revokedAt: true,
      course: { select: { id: true, title: true } }, group: { select: { name: true } },
    },
  })

export type FoundInvitation = NonNullable<Awaited<ReturnType<typeof findInvitation>>>

/** Newest first. */
export const listInvitations = (courseId: string) =>
  db().invitation.findMany({
    where: { courseId },
    orderBy: { createdAt: 'desc' },
    select: { id: true, role: true, createdById: true, createdAt: true, expiresAt: true, revokedAt: true, uses: true, group: { select: { name: true } } },
  })

/** Whether there was one of that course; revoking twice is harmless. */
export async function revokeInvitationRow(courseId: string, id: string): Promise<boolean> {
  const { count } = await db().invitation.updateMany({ where: { id, courseId }, data: { revokedAt: new Date() } })
  return count === 1
}

/** Whether it is still open; it cannot be revoked until the transaction ends. */
export async function holdOpenInvitation(tx: Transaction, id: string, now: Date): Promise<boolean> {
  const rows = await tx.$queryRaw<{ id: string }[]>`SELECT id FROM invitation WHERE id = ${id} AND revoked_at IS NULL AND expires_at > ${now} FOR UPDATE`
  return rows.length === 1
}

export const countUse = (tx: Transaction, id: string) => tx.invitation.update({ where: { id }, data: { uses: { increment: 1 } }, select: { id: true } })
