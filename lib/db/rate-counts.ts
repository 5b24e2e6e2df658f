import { pool } from './client.ts'

/** Counts one more under `key`; a window that is over begins again. Gives the count, this one included, and how long the window still lasts. */
export async function countOne(key: string, windowSeconds: number): Promise<{ count: number; secondsLeft: number }> {
  const { rows } = await pool().query<{ count: number; secondsLeft: number }>(
    `INSERT INTO rate_count AS c (key, count, window_start) VALUES ($1, 1, now())
     ON CONFLICT (key) DO UPDATE SET
       count = CASE WHEN c.window_start < now() - make_interval(secs => $2) THEN 1 ELSE c.count + 1 END,
       window_start = CASE WHEN c.window_start < now() - make_interval(secs => $2) THEN now() ELSE c.window_start END
     RETURNING count, ceil(extract(epoch FROM window_start + make_interval(secs => $2) - now()))::int AS "secondsLeft"`,
    [key, windowSeconds],
  )
  const row = rows[0]
  if (!row) throw new Error('A count was not written.')
  if (row.count === 1 && Math.random() < 0.01) await forgetOldCounts()
  return row
}

/** Takes one back: it turned out not to be what is limited. */
export const uncountOne = (key: string) =>
  pool().query('UPDATE rate_count SET count = greatest(count - 1, 0) WHERE key = $1', [key])

export const forgetCount = (key: string) => pool().query('DELETE FROM rate_count WHERE key = $1', [key])

/** No window is longer than a day. */
const forgetOldCounts = () => pool().query(`DELETE FROM rate_count WHERE window_start < now() - interval '1 day'`)
