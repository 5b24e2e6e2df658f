import { debateChange } from '@/lib/domain/debate/debate-input.ts'
import { debateParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { editDebate } from '@/lib/use-cases/debate/edit-debate.ts'
import { getDebate } from '@/lib/use-cases/debate/open-debate.ts'

export const GET = route({ params: debateParams }, ({ session, params }) => getDebate(session.user.id, params.debateId))

export const PATCH = route({ params: debateParams, body: debateChange }, ({ session, params, body }) => editDebate(session.user.id, params.debateId, body))
