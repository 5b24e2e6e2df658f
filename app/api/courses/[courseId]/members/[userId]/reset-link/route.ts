import type { ResetLinkResult } from '@/lib/domain/course/course-input.ts'
import { memberParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { makeResetLink } from '@/lib/use-cases/course/make-reset-link.ts'

export const POST = route({ params: memberParams }, ({ session, params }): Promise<ResetLinkResult> => makeResetLink(session.user.id, params.courseId, params.userId))
