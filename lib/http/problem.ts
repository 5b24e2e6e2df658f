import { AppError, type ErrorCode } from '@/lib/domain/error.ts'
import { log } from '@/lib/log.ts'

/** A problem as clients get it (RFC 9457). `title` is a sentence for people. */
export interface Problem {
  type: string
  title: string
  status: number
  code: ErrorCode
  /** Which field of the input is wrong. */
  field?: string
}

export const statusOf: Record<ErrorCode, number> = {
  'invalid': 400,
  'unauthenticated': 401,
  'wrong-credentials': 401,
  'not-found': 404,
  'forbidden': 403,
  'conflict': 409,
  'gone': 410,
  'too-large': 413,
  'unsupported-type': 415,
  'rate-limited': 429,
  'cross-origin': 403,
  'unavailable': 503,
  'internal': 500,
}

/** What became of a request that failed. Errors that are not ours are logged and told as one sentence. */
export function problemOf(error: unknown, request: Request): Response {
  const known = error instanceof AppError ? error : new AppError('internal', 'Something went wrong here, not with you. Try again.', { cause: error })
  const status = statusOf[known.code]
  if (status === 500) log().error({ err: known.cause ?? known, method: request.method, path: new URL(request.url).pathname }, 'a request failed')
  const problem: Problem = {
    type: `urn:postil:problem:${known.code}`,
    title: known.message,
    status,
    code: known.code,
    ...(known.field === undefined ? {} : { field: known.field }),
  }
  const wait: Record<string, string> = known.retryAfter === undefined ? {} : { 'retry-after': String(known.retryAfter) }
  return new Response(JSON.stringify(problem), { status, headers: { 'content-type': 'application/problem+json', 'cache-control': 'no-store', ...wait } })
}
