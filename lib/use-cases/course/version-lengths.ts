import { listVersionLengths } from '@/lib/db/readings.ts'
import { shared } from '@/lib/shared.ts'

const kept = 5000

/** Lengths of versions in UTF-16 code units. A version never changes, so each is measured once a process. */
export async function versionLengths(ids: string[]): Promise<Map<string, number>> {
  const known = shared('version-lengths', () => new Map<string, number>())
  if (known.size > kept) known.clear()
  const missing = ids.filter((id) => !known.has(id))
  if (missing.length > 0) {
    for (const [id, length] of await listVersionLengths(missing)) known.set(id, length)
  }
  return known
}
