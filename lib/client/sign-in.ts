import { ApiError, api } from '@/lib/client/api.ts'

/**
 * Signing in and out, through next-auth's own addresses. Each throws ApiError with a sentence. Afterwards load a whole
 * page (`location.assign`), so that nothing made for whoever was there before stays.
 */

export const signInWithPassword = (given: { email: string; password: string }) => call('/api/auth/callback/credentials', given)

/** As one of the people of the sample seminar. */
export const signInAsSample = (given: { token: string; userId: string }) => call('/api/auth/callback/sample', given)

export const signOut = () => call('/api/auth/signout', {})

const unreachable = 'The server cannot be reached. Check the connection and try again.'
const failed = 'Something went wrong here, not with you. Try again.'

/** next-auth answers a form with the address to go to, also when it refuses: then the reason is that address's `error`. */
async function call(path: string, given: Record<string, string>): Promise<void> {
  const { csrfToken } = await api.get<{ csrfToken: string }>('/api/auth/csrf')
  const body = new URLSearchParams({ ...given, csrfToken, json: 'true', callbackUrl: location.origin })
  let response: Response
  let answer: unknown
  try {
    response = await fetch(path, { method: 'POST', credentials: 'same-origin', body })
    answer = await response.json()
  } catch (cause) {
    throw new ApiError({ code: 'unavailable', status: 0, message: unreachable, cause })
  }
  const message = reasonIn(answer)
  if (message !== null || !response.ok) {
    throw new ApiError({ code: response.status === 401 ? 'wrong-credentials' : 'internal', status: response.status, message: message ?? failed })
  }
}

/** The sentence of a refusal: next-auth's, or a problem response's. */
export function reasonIn(answer: unknown): string | null {
  const { url, title } = (typeof answer === 'object' && answer !== null ? answer : {}) as Record<string, unknown>
  if (typeof title === 'string') return title
  if (typeof url !== 'string') return null
  const { searchParams } = new URL(url, 'http://postil.invalid')
  // A csrf token that does not match its cookie is answered 200, with the sign-in page's address.
  return searchParams.get('error') ?? (searchParams.has('csrf') ? failed : null)
}
