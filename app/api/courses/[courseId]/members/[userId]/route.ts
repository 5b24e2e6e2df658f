import { memberInput } from '@/lib/domain/course/course-input.ts'
import { memberParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { changeMember } from '@/lib/use-cases/course/change-member.ts'
import { endMembership } from '@/lib/use-cases/course/end-membership.ts'

export const PUT = route({ params: memberParams, body: memberInput }, ({ session, params, body }) => changeMember(session.user.id, params.courseId, params.userId, body))

export const DELETE = route({ params: memberParams }, ({ session, params }) => endMembership(session.user.id, params.courseId, params.userId))
