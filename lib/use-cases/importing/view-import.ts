import type { FoundImport } from '@/lib/db/imports.ts'
import type { ErrorCode } from '@/lib/domain/error.ts'
import type { ImportView } from '@/lib/domain/reading/import-view.ts'

export function viewImport({ id, courseId, state, fileName, address, progress, failure, reading, revision, createdAt }: FoundImport): ImportView {
  return {
    id, courseId, state, reading, revision,
    name: address ?? fileName,
    progress: state === 'running' ? (progress as ImportView['progress']) : null,
    failure: state === 'failed' ? (failure as { code: ErrorCode; message: string } | null) : null,
    createdAt: createdAt.toISOString(),
  }
}
