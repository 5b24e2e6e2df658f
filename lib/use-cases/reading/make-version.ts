import { createHash } from 'node:crypto'
import { newId } from '@/lib/db/id.ts'
import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import { renderHtml } from '@/lib/domain/reading/render-html.ts'

/** What is stored of an import as a version: the text and its blocks, rendered once, and where it stands on pages. */
export function makeVersion({ text, blocks, language, pages, pageRuns }: ImportedReading) {
  return {
    id: newId(), language, text, blocks, pages, pageRuns,
    html: renderHtml(text, blocks),
    textHash: createHash('sha256').update(text).digest('hex'),
  }
}

export type MadeVersion = ReturnType<typeof makeVersion>
