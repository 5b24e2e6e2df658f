/**
 * Signing in and out through next-auth, with plain fetch. How a form uses it:
 *
 *     const result = await signInWithPassword(email, password)
 *     if (result.ok) window.location.assign(safeNext(next))   // a full load, so that the frame is the new person's
 *     else showSentence(result.message)
 *
 * The sample seminar's people: `signInAsSample(view.sample.token, person.userId)`.
 */
export type SignInResult = { ok: true } | { ok: false; message: string }

const offlineSentence = 'Postil cannot be reached. Check your connection and try again.'
const failedSentence = 'Something went wrong here, not with you. Try again.'

export const signInWithPassword = (email: string, password: string) => send('callback/credentials', { email, password })

export const signInAsSample = (token: string, userId: string) => send('callback/sample', { token, userId })

/** Ends this browser's session. */
export const signOut = () => send('signout', {})

async function send(action: string, fields: Record<string, string>): Promise<SignInResult> {
  try {
    const { csrfToken } = (await (await fetch('/api/auth/csrf', { cache: 'no-store' })).json()) as { csrfToken: string }
    const response = await fetch(`/api/auth/${action}`, {
      method: 'POST',
      body: new URLSearchParams({ ...fields, csrfToken, json: 'true', callbackUrl: '/' }),
    })
    const answer = (await response.json()) as { url?: string; title?: string }
    if (response.ok) return wantsAgain(answer.url) ? { ok: false, message: failedSentence } : { ok: true }
    return { ok: false, message: answer.title ?? errorIn(answer.url) ?? failedSentence }
  } catch (error) {
    return { ok: false, message: error instanceof TypeError ? offlineSentence : failedSentence }
  }
}

/** next-auth answers a refusal with an address that carries the sentence. */
const errorIn = (url: string | undefined) => (url ? new URL(url, window.location.origin).searchParams.get('error') : null)

/** A csrf token that does not match its cookie is answered 200, with the sign-in page's address. */
const wantsAgain = (url: string | undefined) => url !== undefined && new URL(url, window.location.origin).searchParams.has('csrf')
