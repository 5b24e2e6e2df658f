import type { ErrorCode } from '@/lib/domain/error.ts'
import type { ImportedReading } from '@/lib/domain/reading/block.ts'

/** What the import's thread says on its way: pages done of so many. */
export interface ImportProgress { kind: 'progress'; done: number; total: number }

/** What the import's thread says at its end. An error does not cross threads as what it was, so its parts do. */
export type ImportAnswer =
  | { kind: 'reading'; reading: ImportedReading }
  | { kind: 'refused'; code: ErrorCode; message: string; field: string | undefined; cause: string | undefined }
  /** Something the importers did not expect; `cause` is for the log. */
  | { kind: 'fault'; cause: string }
