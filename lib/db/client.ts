import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '@/prisma/generated/client.ts'
import { env } from '@/lib/env.ts'
import { shared } from '@/lib/shared.ts'

/**
 * One pool for the process. Prisma reads and writes through it; the rooms' hot path uses it directly.
 * Both are made at first use, since pages and rooms are bundled apart.
 */
export const pool = (): pg.Pool =>
  shared('pool', () => {
    const made = new pg.Pool({ connectionString: env().databaseUrl, max: 10, application_name: 'postil' })
    // A connection that breaks while nothing is asked of it is replaced at next use; without a listener it would end the
    // process. The pool's own listens to those that are idle, the other to those in use between two queries.
    made.on('error', () => undefined)
    made.on('connect', (client) => client.on('error', () => undefined))
    return made
  })

export const db = (): PrismaClient => shared('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool()) }))
