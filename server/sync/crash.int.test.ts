import { it } from 'vitest'
import type { Victim } from './testing/crash-run.ts'
import { useCrashDatabase } from './testing/use-crash-database.ts'

const crash = useCrashDatabase('embedded')

it.each<[what: string, victims: Victim[]]>([
  ['the rooms are killed', ['rooms', 'rooms', 'rooms']],
  ['PostgreSQL is killed', ['postgres', 'postgres']],
  ['both are killed at once', ['both']],
])('has everything that was acknowledged or seen after %s under load', (_what, victims) => crash.survives(victims))
