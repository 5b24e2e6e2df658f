import { z } from 'zod'
import { findDraftJson, getImportFor, saveCorrections } from '@/lib/db/imports.ts'
import { AppError } from '@/lib/domain/error.ts'
import { corrections, mostCorrections } from '@/lib/domain/reading/correction.ts'

const movedOn = () => new AppError('conflict', 'This import was corrected in another window, or is no longer there to be corrected. Load this page again.')

/** What there is to look over: JSON of ImportDraft. Throws `not-found`, `forbidden`; `conflict` where there is nothing to. */
export async function getDraftJson(userId: string, importId: string): Promise<string> {
  await getImportFor(userId, importId)
  const draft = await findDraftJson(importId)
  if (draft === null) throw movedOn()
  return draft
}

/** PUT /api/imports/[importId]/corrections: of those saved as `revision`, the first `keep`, and then `add`. */
export const correctionsInput = z.object({ revision: z.int().min(0), keep: z.int().min(0).max(mostCorrections), add: corrections })

/** Saves corrections as they are made. Whether each fits is seen when they are applied: they are the page's own, in its order. */
export async function correctImport(userId: string, importId: string, { revision, keep, add }: z.infer<typeof correctionsInput>): Promise<{ revision: number }> {
  await getImportFor(userId, importId)
  if (keep + add.length > mostCorrections) throw new AppError('too-large', `An import can hold at most ${mostCorrections} corrections. Publish it, and correct the reading further.`)
  const saved = await saveCorrections(importId, revision, keep, add)
  if (saved === null) throw movedOn()
  return { revision: saved }
}
