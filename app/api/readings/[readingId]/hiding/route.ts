import { hidingInput } from '@/lib/domain/course/hiding-input.ts'
import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { setHiding } from '@/lib/use-cases/course/set-hiding.ts'

export const PUT = route({ params: readingParams, body: hidingInput }, ({ session, params, body }) => setHiding(session.user.id, params.readingId, body))
