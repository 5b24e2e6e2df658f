import { invitationInput } from '@/lib/domain/course/course-input.ts'
import { courseParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { invitePeople } from '@/lib/use-cases/course/invite-people.ts'

export const POST = route({ params: courseParams, body: invitationInput }, ({ session, params, body }) => invitePeople(session.user.id, params.courseId, body))
