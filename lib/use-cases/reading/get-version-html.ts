import { findReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { findVersionHtml } from '@/lib/db/readings.ts'

/** The HTML of a version of a reading, the newest where none is named. Throws `not-found`. */
export async function getVersionHtml(userId: string, readingId: string, versionId: string | null): Promise<{ id: string; html: string }> {
  const reading = await findReadingFor(userId, readingId)
  const version = reading && (await findVersionHtml(readingId, versionId))
  if (!version) throw noSuchReading()
  return version
}
