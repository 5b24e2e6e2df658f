import { getReadingFor, noSuchReading } from '@/lib/db/access.ts'
import { createReview, findOpenCorrection, findToCorrect } from '@/lib/db/imports.ts'
import type { Block, ImportedReading } from '@/lib/domain/reading/block.ts'
import type { ImportResult } from '@/lib/domain/reading/import-view.ts'
import type { PageLocator, PageRuns } from '@/lib/domain/reading/pages.ts'
import { readAbout } from '@/lib/domain/reading/work.ts'

/** Opens a review over the present version of a reading; one that is open already is gone on with. Throws `not-found`, `forbidden`. */
export async function correctReading(userId: string, readingId: string): Promise<ImportResult> {
  const { course } = await getReadingFor(userId, readingId, 'reading:add')
  const open = await findOpenCorrection(readingId)
  if (open) return { importId: open.id }
  const reading = await findToCorrect(readingId)
  const version = reading?.versions[0]
  if (!reading || !version) throw noSuchReading()
  const imported: ImportedReading = {
    ...readAbout(reading, version.language),
    text: version.text,
    blocks: version.blocks as unknown as Block[],
    dropped: [],
    warnings: [],
    ...(version.pages === null ? {} : { pages: version.pages as unknown as PageLocator[] }),
    ...(version.pageRuns === null ? {} : { pageRuns: version.pageRuns as unknown as PageRuns[] }),
  }
  return { importId: await createReview({ courseId: course.id, readingId, createdById: userId, fileName: reading.title, mediaType: '' }, JSON.parse(JSON.stringify(imported)) as object) }
}
