import { findCourseFor } from '@/lib/db/access.ts'
import { getImportFor } from '@/lib/db/imports.ts'
import { AppError } from '@/lib/domain/error.ts'
import type { ImportPageView, ImportView } from '@/lib/domain/reading/import-view.ts'
import { makeFrame } from '@/lib/use-cases/course/make-frame.ts'
import { viewImport } from './view-import.ts'

/** How far an import is. Throws `not-found`, `forbidden`. */
export const getImport = async (userId: string, importId: string): Promise<ImportView> => viewImport(await getImportFor(userId, importId))

/** The page of an import, or null to those who may not see it. */
export async function openImport(userId: string, courseId: string, importId: string): Promise<ImportPageView | null> {
  const course = await findCourseFor(userId, courseId)
  if (!course) return null
  try {
    const found = await getImportFor(userId, importId)
    return found.courseId === courseId ? { ...(await makeFrame(userId, course)), import: viewImport(found) } : null
  } catch (error) {
    if (error instanceof AppError) return null
    throw error
  }
}
