import { getReadingFor } from '@/lib/db/access.ts'
import { newId } from '@/lib/db/id.ts'
import { createVersion, findNewestVersion, updateDetails, type NewOriginal, type ReadingDetails } from '@/lib/db/versions.ts'
import { accessEvents } from '@/lib/auth/events.ts'
import { AppError } from '@/lib/domain/error.ts'
import { findPlaces } from './find-places.ts'
import type { MadeVersion } from './make-version.ts'

export interface VersionToPublish {
  userId: string
  readingId: string
  version: MadeVersion
  /** What is said of the work, where that was corrected too. */
  metadata?: Partial<ReadingDetails>
  /** The file it was made from, where that is another than the version before was made from. */
  original?: NewOriginal
}

export interface PublishedVersion {
  versionId: string
  number: number
  /** Notes of earlier versions: with a place in this one, and without. */
  placed: number
  orphans: number
}

/** Somebody may publish between finding the places and storing them; then they are found again. */
const attempts = 3

/**
 * Publishes a corrected text as the next version of a reading. The notes of all its layers get their places in it as rows
 * beside them; nobody's note is rewritten, and the version before stands until all of that is stored at once. Whoever has
 * the reading open is told. The same text again only changes what is said of the work. Throws `not-found`, `forbidden`,
 * `unavailable`, `conflict`.
 */
export async function publishVersion({ userId, readingId, version: made, metadata = {}, original }: VersionToPublish): Promise<PublishedVersion> {
  await getReadingFor(userId, readingId, 'reading:add')
  for (let attempt = 0; attempt < attempts; attempt++) {
    const newest = await findNewestVersion(readingId)
    if (original === undefined && newest?.textHash === made.textHash && newest.html === made.html && newest.language === made.language) {
      await updateDetails(readingId, metadata)
      return { versionId: newest.id, number: newest.number, placed: 0, orphans: 0 }
    }
    const version = { id: newId(), ...made, number: (newest?.number ?? 0) + 1 }
    const places = await findPlaces(readingId, version)
    if (!(await createVersion(readingId, version, places, metadata, original ?? null))) continue
    accessEvents().emit('reading-changed', readingId)
    const orphans = places.filter(({ place }) => place === null).length
    return { versionId: version.id, number: version.number, placed: places.length - orphans, orphans }
  }
  throw new AppError('conflict', 'Somebody else is publishing corrections of this reading right now. Look at theirs, then publish yours.')
}
