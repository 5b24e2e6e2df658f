import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getPassage } from '@/lib/use-cases/debate/get-passage.ts'

export const GET = route({ params: readingParams }, ({ session, params, request }) =>
  getPassage(session.user.id, params.readingId, Object.fromEntries(new URL(request.url).searchParams)))
