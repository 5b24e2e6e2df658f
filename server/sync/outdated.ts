import * as Y from 'yjs'
import type { UprootedValue } from './uprooted.ts'
import { lacks } from './uprooted.ts'
import type { View } from './visibility.ts'

/** What a room knows when somebody comes with a doc. */
export interface Known {
  owners: ReadonlyMap<number, string>
  uprooted: readonly UprootedValue[]
}

/**
 * What is to be done about the doc of a client that says it has `stateVector`. `outdated`: it has an entry as it was
 * before an epoch, and not as that made it; brought together they would disagree with the room for good. `ahead`: it has
 * of others what its view no longer shows, and so hears nothing of what becomes of that. Else null. Throws where the
 * vector cannot be read.
 */
export function judgeStanding(stateVector: Uint8Array, { others, handle }: Pick<View, 'others' | 'handle'>, { owners, uprooted }: Known): 'outdated' | 'ahead' | null {
  const known = Y.decodeStateVector(stateVector)
  if (known.size === 0) return null
  const sees = (client: number) => others || owners.get(client) === handle
  if (uprooted.some((value) => sees(value.client) && lacks(known, value))) return 'outdated'
  for (const client of known.keys()) if (owners.has(client) && !sees(client)) return 'ahead'
  return null
}
