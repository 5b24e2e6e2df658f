import { db } from './client.ts'
import { hashToken, newId, newToken } from './id.ts'
import type { Transaction } from './transaction.ts'

export type AccountPurpose = 'setup' | 'invite' | 'reset'

export interface NewUser {
  name: string
  /** Lower case. */
  email: string
  passwordHash: string
  isAdmin: boolean
  isInstructor: boolean
}

export const createUser = async (tx: Transaction, user: NewUser): Promise<string> =>
  (await tx.user.create({ data: { id: newId(), ...user }, select: { id: true } })).id

export const setPassword = (tx: Transaction, userId: string, passwordHash: string) => tx.user.update({ where: { id: userId }, data: { passwordHash }, select: { id: true } })

export interface NewAccountLink {
  purpose: AccountPurpose
  email: string | null
  userId: string | null
  isAdmin: boolean
  isInstructor: boolean
  expiresAt: Date
}

/** Makes a link and gives its token, which is kept nowhere. An older one of the same purpose for the same person ends. */
export async function createAccountLink(link: NewAccountLink): Promise<string> {
  const token = newToken()
  await db().$transaction([
    db().accountLink.deleteMany({ where: { purpose: link.purpose, email: link.email, userId: link.userId, usedAt: null } }),
    db().accountLink.create({ data: { id: newId(), tokenHash: hashToken(token), ...link } }),
  ])
  return token
}

export const findAccountLink = (token: string) => db().accountLink.findUnique({ where: { tokenHash: hashToken(token) } })

/** Marks the link as used, if it still may be. Of two at once, one gets it. */
export async function claimAccountLink(tx: Transaction, id: string): Promise<boolean> {
  const { count } = await tx.accountLink.updateMany({ where: { id, usedAt: null, expiresAt: { gt: new Date() } }, data: { usedAt: new Date() } })
  return count === 1
}

/** Links that would set the password of that person. */
export const dropResetLinks = (tx: Transaction, userId: string) => tx.accountLink.deleteMany({ where: { userId, purpose: 'reset', usedAt: null } })
