import { jsonResponse } from '@/lib/http/json-response.ts'
import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getPages } from '@/lib/use-cases/reading/get-pages.ts'

export const GET = route({ params: readingParams }, async ({ session, params, request }) =>
  jsonResponse(await getPages(session.user.id, params.readingId, new URL(request.url).searchParams.get('version'))))
