import { importParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getDraftJson } from '@/lib/use-cases/importing/correct-import.ts'

export const GET = route({ params: importParams }, async ({ session, params }) => {
  const draft = await getDraftJson(session.user.id, params.importId)
  return new Response(draft, { headers: { 'content-type': 'application/json', 'cache-control': 'no-store' } })
})
