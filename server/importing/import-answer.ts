import type { ErrorCode } from '@/lib/domain/error.ts'
import type { ImportedReading } from '@/lib/domain/reading/block.ts'
import type { ReadingSource } from '@/lib/importing/import-reading.ts'

/** What the import's process is asked: a source, and the MB of memory that it may take. */
export interface ImportTask { source: ReadingSource; memory: number }

/** What the import's process says once its programs are loaded and it begins. */
export interface ImportBegun { kind: 'begun' }

/** What the import's process says on its way: pages done of so many. */
export interface ImportProgress { kind: 'progress'; done: number; total: number }

/** What the import's process says at its end. An error does not cross processes as what it was, so its parts do. */
export type ImportAnswer =
  | { kind: 'reading'; reading: ImportedReading }
  | { kind: 'refused'; code: ErrorCode; message: string; field: string | undefined; cause: string | undefined }
  /** Something the importers did not expect; `cause` is for the log. */
  | { kind: 'fault'; cause: string }
