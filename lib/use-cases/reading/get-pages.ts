import { findReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { findPages } from '@/lib/db/versions.ts'
import { may } from '@/lib/domain/course/policy.ts'
import { AppError } from '@/lib/domain/error.ts'
import type { PageLocator, PageRuns } from '@/lib/domain/reading/pages.ts'

/** The pages of an original: their numbers, and which characters of a version's text stand where on them. */
export interface PagesView {
  pages: PageLocator[]
  sheets: PageRuns[]
}

/**
 * Where the words of a version (the newest, where none is named) stand on the pages of its original; both lists are empty
 * where it has none. For those who may see the original itself. Throws `not-found`, `forbidden`.
 */
export async function getPages(userId: string, readingId: string, versionId: string | null): Promise<PagesView> {
  const reading = await findReadingFor(userId, readingId)
  const version = reading && (await findPages(readingId, versionId))
  if (!reading || !version) throw noSuchReading()
  if (!version.reading.sharesOriginal && !may(reading.course.role, 'reading:add')) throw new AppError('forbidden', 'The original of this reading is not shared with the course.')
  return { pages: (version.pages ?? []) as unknown as PageLocator[], sheets: (version.pageRuns ?? []) as unknown as PageRuns[] }
}
