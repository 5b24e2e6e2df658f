import { stateChange } from '@/lib/domain/reading/reading-state.ts'
import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { changeReadingState, getReadingState, stateLimit } from '@/lib/use-cases/reading/reading-state.ts'

export const GET = route({ params: readingParams }, ({ session, params }) => getReadingState(session.user.id, params.readingId))

export const PUT = route({ params: readingParams, body: stateChange, limit: stateLimit }, ({ session, params, body }) => changeReadingState(session.user.id, params.readingId, body))
