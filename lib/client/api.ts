/** A call to our own server that did not succeed. `message` is a sentence for the person. */
export class ApiError extends Error {
  readonly code: string
  readonly status: number
  /** The field of the input that is wrong, where there is one. */
  readonly field: string | undefined

  constructor({ code, status, message, field, cause }: { code: string; status: number; message: string; field?: string | undefined; cause?: unknown }) {
    super(message, { cause })
    this.name = 'ApiError'
    this.code = code
    this.status = status
    this.field = field
  }
}

const unreachable = 'The server cannot be reached. Check the connection and try again.'
const unexpected = 'Something went wrong on the server. Try again in a moment.'

async function send(method: string, path: string, body?: BodyInit, type?: string): Promise<Response> {
  const response = await orUnreachable(0, () => fetch(path, {
    method,
    credentials: 'same-origin',
    headers: { accept: 'application/json, application/problem+json, text/html;q=0.5', ...(type && { 'content-type': type }) },
    ...(body !== undefined && { body }),
  }))
  if (!response.ok) throw await problemOf(response)
  return response
}

async function call<T>(method: string, path: string, body?: BodyInit, type?: string): Promise<T> {
  const response = await send(method, path, body, type)
  if (response.status === 204) return undefined as T
  return (await orUnreachable(response.status, () => response.json())) as T
}

/** The connection can break before the answer and while it is read. */
async function orUnreachable<T>(status: number, attempt: () => Promise<T>): Promise<T> {
  try {
    return await attempt()
  } catch (cause) {
    throw new ApiError({ code: 'unavailable', status, message: unreachable, cause })
  }
}

/** An `application/problem+json` answer says what is wrong; anything else is a proxy's or a crash's. */
async function problemOf(response: Response): Promise<ApiError> {
  const problem: unknown = await response.json().catch(() => null)
  const { title, code, field } = (typeof problem === 'object' && problem !== null ? problem : {}) as Record<string, unknown>
  const away = response.status >= 502 && response.status <= 504
  return new ApiError({
    status: response.status,
    code: typeof code === 'string' ? code : away ? 'unavailable' : 'internal',
    message: typeof title === 'string' ? title : away ? unreachable : unexpected,
    field: typeof field === 'string' ? field : undefined,
  })
}

const json = 'application/json'

/** Calls to our own API, by path from the root. Each throws ApiError with a sentence; offline is code `unavailable`. */
export const api = {
  get: <T>(path: string) => call<T>('GET', path),
  post: <T>(path: string, body: unknown = {}) => call<T>('POST', path, JSON.stringify(body), json),
  put: <T>(path: string, body: unknown) => call<T>('PUT', path, JSON.stringify(body), json),
  patch: <T>(path: string, body: unknown) => call<T>('PATCH', path, JSON.stringify(body), json),
  delete: <T = void>(path: string) => call<T>('DELETE', path),
  /** A multipart form, as for an upload. */
  form: <T>(path: string, form: FormData) => call<T>('POST', path, form),
  /** Something that is not JSON: a version's HTML. */
  async text(path: string): Promise<string> {
    const response = await send('GET', path)
    return orUnreachable(response.status, () => response.text())
  },
}
