import { readImportForm } from '@/lib/http/import-form.ts'
import { courseParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { startImport } from '@/lib/use-cases/importing/start-import.ts'
import { getCourseToAddTo } from '@/lib/use-cases/reading/open-add-reading.ts'

const limit = { name: 'upload', max: 100, windowSeconds: 60 * 60 }

export const POST = route({ params: courseParams, limit }, async ({ session, params, request }) => {
  // Before the upload is read: a stranger's 20 MB are not worth holding.
  await getCourseToAddTo(session.user.id, params.courseId)
  const { fields, file } = await readImportForm(request)
  return startImport(session.user.id, params.courseId, fields, file)
})
