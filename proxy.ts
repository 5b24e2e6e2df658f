import { randomBytes } from 'node:crypto'
import { type NextRequest, NextResponse } from 'next/server'

const dev = process.env.NODE_ENV !== 'production'

/** Scripts run by nonce alone; what they load, they vouch for. Hot reload evaluates code and Next's own overlay styles itself, so development allows both. */
function policy(nonce: string): string {
  return [
    "default-src 'self'",
    `script-src 'nonce-${nonce}' 'strict-dynamic'${dev ? " 'unsafe-eval'" : ''}`,
    `style-src 'self' ${dev ? "'unsafe-inline'" : `'nonce-${nonce}'`}`,
    "img-src 'self' data:",
    "font-src 'self'",
    "connect-src 'self'",
    "worker-src 'self'",
    "object-src 'none'",
    "base-uri 'none'",
    "form-action 'self'",
    "frame-ancestors 'none'",
  ].join('; ')
}

/** Gives each page its Content-Security-Policy. Next puts the nonce into its own scripts when it finds it in the request. */
export function proxy(request: NextRequest): NextResponse {
  const nonce = randomBytes(16).toString('base64')
  const csp = policy(nonce)
  const headers = new Headers(request.headers)
  headers.set('x-nonce', nonce)
  headers.set('content-security-policy', csp)
  const response = NextResponse.next({ request: { headers } })
  response.headers.set('content-security-policy', csp)
  return response
}

/** Not for files and not for the API: what passes here has its body cut at 10 MB. */
export const config = { matcher: ['/((?!api/|_next/|healthz).*)'] }
