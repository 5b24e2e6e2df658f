import { PrismaPg } from '@prisma/adapter-pg'
import pg from 'pg'
import { PrismaClient } from '@/prisma/generated/client.ts'
import { env } from '@/lib/env.ts'
import { shared } from '@/lib/shared.ts'

/**
 * One pool for the process. Prisma reads and writes through it.
 * All are made at first use, since pages and rooms are bundled apart.
 */
export const pool = (): pg.Pool => shared('pool', () => makePool(10))

/**
 * What the rooms commit over: pages cannot make writing wait. Its one statement is planned once a connection; left to
 * itself, PostgreSQL takes the plan for these parameters for cheaper and makes it anew each time, for twice what the
 * commit itself costs it.
 */
export const commitPool = (): pg.Pool =>
  shared('commit-pool', () => makePool(6, (client) => client.query('SET plan_cache_mode = force_generic_plan')))

export const db = (): PrismaClient => shared('prisma', () => new PrismaClient({ adapter: new PrismaPg(pool()) }))

/** Waits for what is under way. */
export async function closeDatabase(): Promise<void> {
  await db().$disconnect()
  await Promise.all([pool().end(), commitPool().end()])
}

/** The pool waits for what `onConnect` gives, which its types do not say. */
type Options = pg.PoolConfig & { onConnect?: (client: pg.ClientBase) => Promise<unknown> }

/** Milliseconds after which no answer counts as none: a connection that died in silence holds nobody up for good. */
const patience = 60_000

function makePool(max: number, onConnect?: Options['onConnect']): pg.Pool {
  const options: Options = { connectionString: env().databaseUrl, max, application_name: 'postil', query_timeout: patience, onConnect }
  const made = new pg.Pool(options)
  // A connection that breaks while nothing is asked of it is replaced at next use; without a listener it would end the
  // process. The pool's own listens to those that are idle, the other to those in use between two queries.
  made.on('error', () => undefined)
  made.on('connect', (client) => client.on('error', () => undefined))
  return made
}
