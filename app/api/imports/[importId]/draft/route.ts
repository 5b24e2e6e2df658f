import { jsonResponse } from '@/lib/http/json-response.ts'
import { importParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getDraftJson } from '@/lib/use-cases/importing/correct-import.ts'

export const GET = route({ params: importParams }, async ({ session, params }) => jsonResponse(await getDraftJson(session.user.id, params.importId)))
