import type { DraftBlock } from '@/lib/domain/reading/join-blocks.ts'
import type { Author, Metadata } from '@/lib/domain/reading/metadata.ts'
import type { Sheet } from '@/lib/domain/reading/settle-carried.ts'
import type { PageStart } from './plain-text/page-marks.ts'

/** What a module of one format gives: drafts in the order of the text (notes are put last later), and what it left out. */
export interface ReadSource {
  /** Empty when the source names none. */
  title: string
  /** A string is a name of which nothing else is known. */
  authors: (Author | string)[]
  /** BCP 47, where the source says so. */
  language?: string
  metadata?: Metadata
  drafts: DraftBlock[]
  dropped: { why: string; text: string }[]
  warnings?: string[]
  /** Its notes were printed with other numbers than their labels, which begin anew on each page: "see note 3" says none of them. */
  isRenumbered?: boolean
  /** Of a source without structure of its own: words that a line's end broke, whose hyphens were guessed. */
  guessed?: ReadonlySet<string>
  /** The words that printed pages begin with, where only they tell. */
  pageStarts?: PageStart[]
  /** Of a PDF: all its pages, in which the drafts' words are placed. */
  sheets?: Sheet[]
}
