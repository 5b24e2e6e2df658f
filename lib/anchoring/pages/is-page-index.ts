import type { TextIndex } from '@/lib/anchoring/text-index.ts'
import type { PageIndex } from './page-index.ts'

/** Whether a text lies over the pages of its original. */
export const isPageIndex = (index: TextIndex): index is PageIndex => 'pages' in index
