import { readImportForm } from '@/lib/http/import-form.ts'
import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { startImportFor } from '@/lib/use-cases/importing/start-import.ts'
import { getReadingToImportFor } from '@/lib/use-cases/reading/open-add-reading.ts'

const limit = { name: 'upload', max: 100, windowSeconds: 60 * 60 }

export const POST = route({ params: readingParams, limit }, async ({ session, params, request }) => {
  await getReadingToImportFor(session.user.id, params.readingId)
  const { fields, file } = await readImportForm(request)
  return startImportFor(session.user.id, params.readingId, fields, file)
})
