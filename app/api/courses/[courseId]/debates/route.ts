import { debateInput } from '@/lib/domain/debate/debate-input.ts'
import { courseParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getDebates } from '@/lib/use-cases/debate/list-debates.ts'
import { startDebate, startLimit } from '@/lib/use-cases/debate/start-debate.ts'

export const GET = route({ params: courseParams }, ({ session, params }) => getDebates(session.user.id, params.courseId))

export const POST = route({ params: courseParams, body: debateInput, limit: startLimit }, ({ session, params, body }) => startDebate(session.user.id, params.courseId, body))
