import { runImport } from '@/lib/use-cases/reading/importer.ts'
import { makeVersion } from '@/lib/use-cases/reading/make-version.ts'
import { publishVersion, type PublishedVersion } from '@/lib/use-cases/reading/publish-version.ts'

/** Publishes a text, as Markdown, as the next version of a reading. */
export async function correctReading(userId: string, readingId: string, markdown: string): Promise<PublishedVersion> {
  const imported = await runImport({ bytes: new TextEncoder().encode(markdown), fileName: 'corrected.md', format: 'markdown' })
  return publishVersion({ userId, readingId, version: makeVersion({ imported: JSON.stringify(imported), corrections: '[]' }).version })
}
