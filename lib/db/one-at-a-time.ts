import { pool } from './client.ts'

/** Each any number of its own; server/database/migrate.ts has another. */
const locks = { sample: 7_067_373 } as const

/** Does `work` while no other process that uses this database does the same; waits until it may. */
export async function oneAtATime<T>(what: keyof typeof locks, work: () => Promise<T>): Promise<T> {
  const client = await pool().connect()
  let broken = true
  try {
    await client.query('SELECT pg_advisory_lock($1)', [locks[what]])
    const done = await work()
    await client.query('SELECT pg_advisory_unlock($1)', [locks[what]])
    broken = false
    return done
  } finally {
    // With the connection goes the lock.
    client.release(broken)
  }
}
