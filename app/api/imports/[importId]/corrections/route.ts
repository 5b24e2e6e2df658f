import { readJson } from '@/lib/http/body.ts'
import { importParams } from '@/lib/http/params.ts'
import { parse, route } from '@/lib/http/route.ts'
import { correctImport, correctionsInput } from '@/lib/use-cases/importing/correct-import.ts'

/** Words that were typed anew: more than the usual body, and far less than a book. */
const most = 2 * 1024 * 1024

export const PUT = route({ params: importParams }, async ({ session, params, request }) =>
  correctImport(session.user.id, params.importId, parse(correctionsInput, await readJson(request, most))))
