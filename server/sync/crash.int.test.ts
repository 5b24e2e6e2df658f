import { expect, it } from 'vitest'
import type { Victim } from './testing/crash-run.ts'
import { useCrashDatabase } from './testing/use-crash-database.ts'

const crash = useCrashDatabase('embedded')

it.each<[what: string, victims: Victim[]]>([
  ['the rooms are killed', ['rooms', 'rooms', 'rooms']],
  ['PostgreSQL is killed', ['postgres', 'postgres']],
  ['both are killed at once', ['both']],
])('has everything that was acknowledged or seen after %s under load', async (_what, victims) => {
  await crash.survives(victims)
})

// The long form is `npm run soak:epochs`.
it('has it also where they are killed while an epoch is being written', async () => {
  const { epochs } = await crash.survives(['rooms', 'postgres', 'rooms', 'both'], 1, { updatesPerSnapshot: 8, minDeadForEpoch: 1, epochRatio: 1 }, true)
  expect(epochs).toBeGreaterThan(3)
})

it('has it also where they are killed while a snapshot is', async () => {
  const { epochs } = await crash.survives(['rooms', 'postgres'], 1, { updatesPerSnapshot: 8, minDeadForEpoch: 1e9 }, true)
  expect(epochs).toBe(0)
})
