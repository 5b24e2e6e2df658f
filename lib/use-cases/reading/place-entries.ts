import { findReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { db } from '@/lib/db/client.ts'
import { findPlaceable, insertPlacements, listPlacements, putHandPlacement } from '@/lib/db/placements.ts'
import { findVersion } from '@/lib/db/versions.ts'
import { accessEvents } from '@/lib/auth/events.ts'
import { isRangeOf } from '@/lib/domain/annotation/selector.ts'
import { AppError } from '@/lib/domain/error.ts'
import type { PlaceByHandInput, Placements, PlacementsInput } from '@/lib/domain/reading/placement.ts'
import { shared } from '@/lib/shared.ts'
import { findPlaces } from './find-places.ts'

/**
 * Where entries that the person has before them stand in a version. Those that arrived after it was published, or that were
 * written on a later one, are placed now. Entries that they may not see, and those of that very version, are left out.
 * Throws `not-found`, `unavailable`.
 */
export async function getPlacements(userId: string, readingId: string, { version: versionId, keys }: PlacementsInput): Promise<Placements> {
  const reading = await findReadingFor(userId, readingId)
  const version = reading && (await findVersion(readingId, versionId))
  if (!version) throw noSuchReading()
  const known = await listPlacements(userId, readingId, versionId, keys)
  if (keys.every((key) => key in known)) return known
  await placeLate(readingId, version)
  return listPlacements(userId, readingId, versionId, keys)
}

/** Many ask at once after a version came out: they wait for one answer. */
const underWay = () => shared('placing-late', () => new Map<string, Promise<void>>())

function placeLate(readingId: string, version: { id: string; number: number; text: string }): Promise<void> {
  const known = underWay().get(version.id)
  if (known !== undefined) return known
  const work = findPlaces(readingId, version)
    .then(async (places) => { if (places.length > 0) await insertPlacements(db(), version.id, places) })
    .finally(() => underWay().delete(version.id))
  underWay().set(version.id, work)
  return work
}

/**
 * Puts a note where the person says it belongs in that version: its author, or those who lead the course. The note itself is
 * not touched. Throws `not-found`, `forbidden`, `invalid`.
 */
export async function placeByHand(userId: string, readingId: string, roomId: string, key: string, { version: versionId, start, end }: PlaceByHandInput): Promise<void> {
  const reading = await findReadingFor(userId, readingId)
  const version = reading && (await findVersion(readingId, versionId))
  if (!version) throw noSuchReading()
  const entry = await findPlaceable(userId, readingId, roomId, key)
  if (entry === null) throw new AppError('not-found', 'There is no such note, or it is not shown to you.')
  if (!entry.mine && !entry.staff) throw new AppError('forbidden', 'Only who wrote this note, and those who lead the course, may place it.')
  if (entry.version === versionId) throw new AppError('invalid', 'This note was written on this very text and has its place already.')
  if (!isRangeOf(version.text, { start, end })) throw new AppError('invalid', 'These words cannot hold a note. Select other ones, of 4,000 characters at most.')
  await putHandPlacement({ versionId, roomId, key, start, end, placedById: userId })
  accessEvents().emit('reading-changed', readingId)
}
