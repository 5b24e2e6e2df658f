import { canonicalText } from '@/lib/domain/reading/canonical-text.ts'
import type { ReadSource } from '../read-source.ts'

/** Plain text as a reading: paragraphs by blank lines. */
export function readPlainText(source: string): ReadSource {
  const drafts = canonicalText(source).split(/\n\s*\n/).map((words) => ({ type: 'paragraph' as const, text: words.replace(/\s+/g, ' ').trim(), marks: [], refs: [] }))
  return { title: '', authors: [], drafts, dropped: [] }
}
