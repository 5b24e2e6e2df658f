import { cancelImport, deleteImport, getImportFor, requeueImport } from '@/lib/db/imports.ts'
import type { ImportView } from '@/lib/domain/reading/import-view.ts'
import { getImport } from './open-import.ts'

/** Ends the reading in of a file; one that is done already is left as it is. */
export async function cancelRunning(userId: string, importId: string): Promise<ImportView> {
  await getImportFor(userId, importId)
  await cancelImport(importId)
  return getImport(userId, importId)
}

/** Tries once more what failed or was cancelled. */
export async function retryImport(userId: string, importId: string): Promise<ImportView> {
  await getImportFor(userId, importId)
  await requeueImport(importId)
  return getImport(userId, importId)
}

/** Throws away an import with its file and its corrections; what was published of it stays. */
export async function discardImport(userId: string, importId: string): Promise<void> {
  await getImportFor(userId, importId)
  await deleteImport(importId)
}
