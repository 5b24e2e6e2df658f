import { findSession } from '@/lib/auth/session.ts'
import { languageInput } from '@/lib/domain/account/language.ts'
import { route } from '@/lib/http/route.ts'
import { chooseLanguage, languageLimit } from '@/lib/use-cases/account/choose-language.ts'

/** Who is not signed in chooses for this browser; who is, for every browser. */
export const PUT = route({ session: 'none', body: languageInput, limit: languageLimit }, async ({ body, request }) => {
  const session = await findSession(request.headers.get('cookie'))
  const cookie = await chooseLanguage(session?.user.id ?? null, body.language)
  return new Response(null, { status: 204, headers: { 'cache-control': 'no-store', 'set-cookie': cookie } })
})
