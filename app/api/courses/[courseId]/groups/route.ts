import { groupInput } from '@/lib/domain/course/course-input.ts'
import { courseParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { createGroup } from '@/lib/use-cases/course/create-group.ts'

export const POST = route({ params: courseParams, body: groupInput }, ({ session, params, body }) => createGroup(session.user.id, params.courseId, body))
