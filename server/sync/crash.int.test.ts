import { expect, it } from 'vitest'
import { pool } from '@/lib/db/client.ts'
import type { Victim } from './testing/crash-run.ts'
import { useCrashDatabase } from './testing/use-crash-database.ts'

const crash = useCrashDatabase('embedded')

it.each<[what: string, victims: Victim[]]>([
  ['the rooms are killed', ['rooms', 'rooms', 'rooms']],
  ['PostgreSQL is killed', ['postgres', 'postgres']],
  ['both are killed at once', ['both']],
])('has everything that was acknowledged or seen after %s under load', (_what, victims) => crash.survives(victims))

it('has it also where new epochs begin all the time', async () => {
  await crash.survives(['rooms', 'postgres', 'rooms', 'both'], 1, { updatesPerSnapshot: 8, minDeadForEpoch: 2, epochRatio: 1 })
  const { rows } = await pool().query<{ epoch: number }>('SELECT max(epoch) AS epoch FROM room')
  expect(rows[0]?.epoch).toBeGreaterThan(3)
})
