import { findReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { findNewestVersion } from '@/lib/db/versions.ts'

/** Which version of a reading counts now. Throws `not-found`. */
export async function getNewestVersion(userId: string, readingId: string): Promise<{ id: string; number: number }> {
  const reading = await findReadingFor(userId, readingId)
  const version = reading && (await findNewestVersion(readingId))
  if (!version) throw noSuchReading()
  return { id: version.id, number: version.number }
}
