import type { z } from 'zod'
import { findSession, type CurrentSession } from '@/lib/auth/session.ts'
import { takeFrom, type Limit } from '@/lib/auth/limits.ts'
import { isOwnOrigin } from '@/lib/auth/origin.ts'
import { readPeer } from '@/lib/auth/peer.ts'
import { AppError } from '@/lib/domain/error.ts'
import { readJson } from './body.ts'
import { problemOf } from './problem.ts'

/** What a route declares; the wrapper does the rest: origin, session, limit, parsing, problem responses. */
interface Declaration<Session extends 'required' | 'none', Body extends z.ZodType, Params extends z.ZodType> {
  /** `required` (the default): without one, the answer is 401. */
  session?: Session
  /** Schema of the JSON body. */
  body?: Body
  /** Schema of the path's parameters; what does not fit it is not found. */
  params?: Params
  /** Counted per account where a session is required, else per address. */
  limit?: Limit
}

interface Input<Session extends 'required' | 'none', Body extends z.ZodType, Params extends z.ZodType> {
  session: Session extends 'required' ? CurrentSession : null
  body: z.output<Body>
  params: z.output<Params>
  request: Request
}

type Handler = (request: Request, context: { params: Promise<unknown> }) => Promise<Response>

/**
 * Makes a route handler. What `handle` gives is sent as JSON (nothing: 204; a Response: as it is); what it throws
 * becomes a problem response.
 */
export function route<Session extends 'required' | 'none' = 'required', Body extends z.ZodType = z.ZodUndefined, Params extends z.ZodType = z.ZodUndefined>(
  declared: Declaration<Session, Body, Params>,
  handle: (input: Input<Session, Body, Params>) => Promise<unknown>,
): Handler {
  return async (request, context) => {
    try {
      checkOrigin(request)
      const session = declared.session === 'none' ? null : await needSession(request)
      if (declared.limit) await takeFrom(declared.limit, session?.user.id ?? readPeer(request.headers).address)
      const params = declared.params?.safeParse(await context.params)
      if (params && !params.success) throw new AppError('not-found', 'There is nothing at this address.')
      const input = {
        session,
        params: params?.data,
        body: declared.body ? parse(declared.body, await readJson(request)) : undefined,
        request,
      }
      return answer(await handle(input as Input<Session, Body, Params>), request)
    } catch (error) {
      return problemOf(error, request)
    }
  }
}

/** Whatever changes something comes from our own pages, or from no browser. */
export function checkOrigin(request: Request): void {
  if (request.method === 'GET' || request.method === 'HEAD') return
  if (!isOwnOrigin({ origin: request.headers.get('origin'), host: request.headers.get('host') })) {
    throw new AppError('cross-origin', 'This request came from another site, so it was not carried out.')
  }
}

async function needSession(request: Request): Promise<CurrentSession> {
  const session = await findSession(request.headers.get('cookie'))
  if (!session) throw new AppError('unauthenticated', 'You are not signed in, or your session has ended. Sign in and try again.')
  return session
}

/** The value as the schema has it. Throws `invalid` with the first issue's sentence and its field. */
export function parse<Schema extends z.ZodType>(schema: Schema, value: unknown): z.output<Schema> {
  const result = schema.safeParse(value)
  if (result.success) return result.data
  const issue = result.error.issues[0]
  const field = issue?.path.join('.')
  throw new AppError('invalid', issue?.message ?? 'What was sent is not as it must be.', field ? { field } : {})
}

function answer(value: unknown, request: Request): Response {
  if (value instanceof Response) return value
  if (value === undefined) return new Response(null, { status: 204, headers: { 'cache-control': 'no-store' } })
  return Response.json(value, { status: request.method === 'POST' ? 201 : 200, headers: { 'cache-control': 'no-store' } })
}
