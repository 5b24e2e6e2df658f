import type { PlacedEntry } from '@/lib/anchoring/reanchor/place-entries.ts'
import { listEntriesToPlace, type PlacingVersion } from '@/lib/db/placements.ts'
import { findTexts } from '@/lib/db/versions.ts'
import { runPlacing } from './placer.ts'

/** Where the entries of other versions that have no row in this one stand in it. Nothing is written. */
export async function findPlaces(readingId: string, version: PlacingVersion & { text: string }): Promise<PlacedEntry[]> {
  const entries = await listEntriesToPlace(readingId, version)
  if (entries.length === 0) return []
  const others = [...new Set(entries.flatMap(({ at }) => (at === null ? [] : [at.version])))]
  return runPlacing({ text: version.text, versions: await findTexts(readingId, others), entries })
}
