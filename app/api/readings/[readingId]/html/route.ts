import { readingParams } from '@/lib/http/params.ts'
import { route } from '@/lib/http/route.ts'
import { getVersionHtml } from '@/lib/use-cases/reading/get-version-html.ts'

/** A version never changes, but who may read it does: browsers keep it and ask each time. */
export const GET = route({ params: readingParams }, async ({ session, params, request }) => {
  const { id, html } = await getVersionHtml(session.user.id, params.readingId, new URL(request.url).searchParams.get('version'))
  const headers = { 'etag': `"${id}"`, 'cache-control': 'private, no-cache', 'vary': 'Cookie' }
  if (request.headers.get('if-none-match') === headers.etag) return new Response(null, { status: 304, headers })
  return new Response(html, { headers: { ...headers, 'content-type': 'text/html; charset=utf-8', 'content-security-policy': 'sandbox', 'x-content-type-options': 'nosniff' } })
})
