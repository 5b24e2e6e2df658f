import { encode } from 'next-auth/jwt'
import { parseCookies, sessionCookieName } from '@/lib/auth/cookies.ts'
import { createSession } from '@/lib/db/sessions.ts'
import { env } from '@/lib/env.ts'

/** Handlers as Next calls them. */
export type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

export interface Call {
  method?: string
  params?: Record<string, string | string[]>
  json?: unknown
  form?: FormData | URLSearchParams
  headers?: Record<string, string>
}

/** A browser in a test: keeps cookies, sends Origin and Host of our own pages, and comes through no proxy. */
export class Visitor {
  readonly cookies = new Map<string, string>()
  /** Sent with every call, over the usual ones. */
  headers: Record<string, string>

  constructor(headers: Record<string, string> = {}) {
    this.headers = headers
  }

  get cookie(): string {
    return [...this.cookies].map(([name, value]) => `${name}=${encodeURIComponent(value)}`).join('; ')
  }

  async call(handler: Handler, path: string, { method = 'GET', params = {}, json, form, headers = {} }: Call = {}): Promise<Response> {
    const base = new URL(env().publicUrl)
    const request = new Request(new URL(path, base), {
      method,
      headers: {
        'host': base.host,
        'x-postil-peer': '127.0.0.1 direct',
        ...(method === 'GET' ? {} : { origin: base.origin }),
        ...(json === undefined ? {} : { 'content-type': 'application/json' }),
        ...(this.cookies.size > 0 ? { cookie: this.cookie } : {}),
        ...this.headers,
        ...headers,
      },
      body: json === undefined ? (form ?? null) : JSON.stringify(json),
    })
    const response = await handler(request, { params: Promise.resolve(params) })
    for (const line of response.headers.getSetCookie()) this.keep(line)
    return response
  }

  private keep(line: string): void {
    const [pair = '', ...attributes] = line.split('; ')
    const [[name, value] = ['', '']] = Object.entries(parseCookies(pair))
    const expired = attributes.some((attribute) => /^Expires=/i.test(attribute) && new Date(attribute.slice(8)) < new Date())
    if (expired || value === '') this.cookies.delete(name)
    else this.cookies.set(name, value)
  }
}

/** A browser in which that person is signed in. */
export async function visitorOf(user: { id: string }, options: { isSample?: boolean } = {}): Promise<Visitor & { sessionId: string }> {
  const sessionId = await createSession(user.id, { userAgent: 'Mozilla/5.0 (X11; Linux x86_64; rv:130.0) Gecko/20100101 Firefox/130.0', isSample: options.isSample ?? false })
  const visitor = new Visitor()
  visitor.cookies.set(sessionCookieName(), await encode({ token: { sub: user.id, sid: sessionId }, secret: env().authSecret }))
  return Object.assign(visitor, { sessionId })
}

/** The problem in a response, for expectations. */
export async function problemIn(response: Response): Promise<{ status: number; code: string; title: string; field?: string }> {
  const { code, title, field } = (await response.json()) as { code: string; title: string; field?: string }
  return { status: response.status, code, title, ...(field === undefined ? {} : { field }) }
}
