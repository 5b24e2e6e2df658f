import type { NextApiRequest, NextApiResponse } from 'next'
import NextAuthModule from 'next-auth'
import { env } from '@/lib/env.ts'
import { parseCookies } from './cookies.ts'
import { authOptions } from './options.ts'

// Outside a bundler, a CommonJS default export is found one level deeper.
const NextAuth = (NextAuthModule as unknown as { default?: typeof NextAuthModule }).default ?? NextAuthModule

/** What next-auth uses of a response of the Pages API. */
class ApiResponse {
  statusCode = 200
  readonly headers = new Headers()
  body: string | null = null

  status(code: number) {
    this.statusCode = code
    return this
  }

  getHeader(name: string): string[] {
    return name.toLowerCase() === 'set-cookie' ? this.headers.getSetCookie() : []
  }

  setHeader(name: string, value: string | string[]) {
    this.headers.delete(name)
    for (const one of [value].flat()) this.headers.append(name, one)
    return this
  }

  json(value: unknown) {
    this.setHeader('Content-Type', 'application/json')
    this.body = JSON.stringify(value)
  }

  send(value: unknown) {
    if (typeof value === 'string' || value == null) this.body = value ?? null
    else this.json(value)
  }

  end() {
    return this
  }
}

/**
 * Answers a request below /api/auth with next-auth. It goes through next-auth's Pages API, which takes all it needs from
 * its arguments: so the same handler runs in Next and in a test, on plain requests.
 */
export async function handleAuth(request: Request, segments: string[], fields: Record<string, string> | undefined): Promise<Response> {
  // next-auth takes its own address from the environment alone.
  process.env.NEXTAUTH_URL = env().publicUrl
  const asked = {
    method: request.method,
    headers: Object.fromEntries(request.headers),
    cookies: parseCookies(request.headers.get('cookie')),
    query: { ...Object.fromEntries(new URL(request.url).searchParams), nextauth: segments },
    body: fields,
  }
  const response = new ApiResponse()
  await NextAuth(asked as unknown as NextApiRequest, response as unknown as NextApiResponse, authOptions(request.headers))
  response.headers.set('cache-control', 'no-store')
  return new Response(response.body, { status: response.statusCode, headers: response.headers })
}
