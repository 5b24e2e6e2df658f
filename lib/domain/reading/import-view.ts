import type { ErrorCode } from '@/lib/domain/error.ts'
import type { CourseFrame } from '@/lib/domain/course/views.ts'
import type { Correction } from './correction.ts'
import type { ImportedReading } from './block.ts'

export const importStates = ['queued', 'running', 'review', 'published', 'failed', 'cancelled'] as const
export type ImportState = (typeof importStates)[number]

/** What a file, a paste or an address has come to, as its page shows and asks for again. */
export interface ImportView {
  id: string
  courseId: string
  state: ImportState
  /** The file's name, or the address. */
  name: string
  /** Pages read or bytes fetched; null where nothing is said of them. */
  progress: { done: number; total: number; unit: 'pages' | 'bytes' } | null
  failure: { code: ErrorCode; message: string } | null
  /** The reading that it becomes a version of, or has become. */
  reading: { id: string; title: string } | null
  /** How often its corrections were saved: what is saved or published names it. */
  revision: number
  createdAt: string
}

/** What is under way, on the course's home. */
export type ImportRow = Pick<ImportView, 'id' | 'state' | 'name'> & { readingTitle: string | null }

/** GET /api/imports/[importId]/draft: what there is to look over. Where words stand on pages stays on the server. */
export interface ImportDraft {
  imported: Omit<ImportedReading, 'pageRuns'>
  corrections: Correction[]
  revision: number
}

/** `/courses/[courseId]/imports/[importId]` */
export interface ImportPageView extends CourseFrame {
  import: ImportView
}

/** `/courses/[courseId]/readings/[readingId]/text` */
export interface ReadingTextView extends CourseFrame {
  reading: { id: string; title: string }
  fromWeb: boolean
  may: CourseFrame['may'] & { shareOriginal: boolean }
  /** Null where none is kept. */
  original: { fileName: string; shared: boolean } | null
}

/** POST that begins one. */
export interface ImportResult { importId: string }
