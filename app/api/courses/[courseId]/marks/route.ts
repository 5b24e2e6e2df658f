import { markNamesInput } from '@/lib/domain/annotation/mark-names.ts'
import { courseParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { nameMarks } from '@/lib/use-cases/course/name-marks.ts'

export const PUT = route({ params: courseParams, body: markNamesInput }, ({ session, params, body }) => nameMarks(session.user.id, params.courseId, body))
