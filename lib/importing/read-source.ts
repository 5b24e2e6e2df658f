import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'

/** What a module of one format gives: drafts in the order of the text (notes are put last later), and what it left out. */
export interface ReadSource {
  /** Empty when the source names none. */
  title: string
  authors: string[]
  /** BCP 47, where the source says so. */
  language?: string
  drafts: DraftBlock[]
  dropped: { why: string; text: string }[]
}
