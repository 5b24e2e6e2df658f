import type { FoundImport } from '@/lib/db/imports.ts'
import type { ImportView } from '@/lib/domain/reading/import-view.ts'
import { readFailure, readProgress } from '@/lib/domain/reading/stored.ts'

export function viewImport({ id, courseId, state, fileName, address, progress, failure, reading, revision, createdAt }: FoundImport): ImportView {
  return {
    id, courseId, state, reading, revision,
    name: address ?? fileName,
    progress: state === 'running' ? readProgress(progress) : null,
    failure: state === 'failed' ? readFailure(failure) : null,
    createdAt: createdAt.toISOString(),
  }
}
