const brand = Symbol.for('postil.AppError')

/**
 * The one error of Postil. `code` is from a closed set, `message` may be shown to the person who caused it,
 * `cause` is kept for the log. Only `lib/http` and `server` turn codes into statuses and close codes.
 *
 * Pages and server are bundled apart, so this class exists twice in one process: an error of either is an instance of both.
 */
export class AppError extends Error {
  static override [Symbol.hasInstance](value: unknown): boolean {
    return typeof value === 'object' && value !== null && brand in value
  }

  readonly [brand] = true
  readonly code: ErrorCode
  /** The field of the input that is wrong, where there is one. */
  readonly field: string | undefined
  /** Seconds after which it may be tried again, where that is known. */
  readonly retryAfter: number | undefined

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; field?: string; retryAfter?: number } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause })
    this.name = 'AppError'
    this.code = code
    this.field = options.field
    this.retryAfter = options.retryAfter
  }
}

export const errorCodes = [
  /** The input breaks a rule; `field` says where. */
  'invalid',
  /** Nobody is signed in, or the session has ended. */
  'unauthenticated',
  /** The address or password is wrong; which one is not said. */
  'wrong-credentials',
  /** What is forbidden is not found. */
  'not-found',
  /** It exists, the person may know it, and may not do this to it. */
  'forbidden',
  /** Something else holds that name or place. */
  'conflict',
  /** An invitation or link was revoked, used up or has expired. */
  'gone',
  'too-large',
  'unsupported-type',
  'rate-limited',
  /** The request came from another site. */
  'cross-origin',
  'unavailable',
  'internal',
] as const

export type ErrorCode = (typeof errorCodes)[number]
