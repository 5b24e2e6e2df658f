import { readReadingForm } from '@/lib/http/reading-form.ts'
import { courseParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { addReading } from '@/lib/use-cases/reading/add-reading.ts'
import { getCourseToAddTo } from '@/lib/use-cases/reading/open-add-reading.ts'

const limit = { name: 'upload', max: 100, windowSeconds: 60 * 60 }

export const POST = route({ params: courseParams, limit }, async ({ session, params, request }) => {
  // Before the upload is read: a stranger's 20 MB are not worth holding.
  await getCourseToAddTo(session.user.id, params.courseId)
  const { fields, file } = await readReadingForm(request)
  return addReading(session.user.id, params.courseId, fields, file)
})
