import type { Prisma } from '@/prisma/generated/client.ts'
import { Prisma as PrismaRuntime } from '@/prisma/generated/client.ts'
import { db } from './client.ts'

export type Transaction = Prisma.TransactionClient

/** All or nothing. What `work` throws undoes it. */
export const inTransaction = <T>(work: (tx: Transaction) => Promise<T>): Promise<T> => db().$transaction(work, { maxWait: 10_000, timeout: 20_000 })

/** Whether a write failed because something unique is there already. */
export const isTaken = (error: unknown): boolean => error instanceof PrismaRuntime.PrismaClientKnownRequestError && error.code === 'P2002'
