import { languageCookie, type Language } from '@/lib/domain/account/language.ts'
import { env } from '@/lib/env.ts'

const isSecure = () => env().publicUrl.startsWith('https://')

/** Names follow PUBLIC_URL: browsers keep `__Secure-` and `__Host-` cookies from http pages. */
export const sessionCookieName = () => `${isSecure() ? '__Secure-' : ''}postil.session`

const attributes = () => ({ httpOnly: true, sameSite: 'lax' as const, path: '/', secure: isSecure() })

export const authCookies = () => ({
  sessionToken: { name: sessionCookieName(), options: attributes() },
  callbackUrl: { name: `${isSecure() ? '__Secure-' : ''}postil.callback`, options: attributes() },
  csrfToken: { name: `${isSecure() ? '__Host-' : ''}postil.csrf`, options: attributes() },
})

/** A Set-Cookie header for a year. It says nothing of who one is, and outlives signing out. */
export const languageCookieFor = (language: Language) => `${languageCookie}=${language}; Path=/; Max-Age=31536000; SameSite=Lax; HttpOnly${isSecure() ? '; Secure' : ''}`

/** A Cookie header as name and value. The first of a name counts, as in browsers' order of specificity. */
export function parseCookies(header: string | null | undefined): Record<string, string> {
  const cookies: Record<string, string> = Object.create(null) as Record<string, string>
  for (const pair of (header ?? '').split(';')) {
    const at = pair.indexOf('=')
    if (at < 1) continue
    const name = pair.slice(0, at).trim()
    const value = pair.slice(at + 1).trim().replace(/^"(.*)"$/, '$1')
    cookies[name] ??= decode(value)
  }
  return cookies
}

function decode(value: string): string {
  try {
    return decodeURIComponent(value)
  } catch {
    return value
  }
}

/** The session's token, put together where it came in chunks (`NAME.0`, `NAME.1`). */
export function findSessionToken(header: string | null | undefined): string | null {
  const cookies = parseCookies(header)
  const name = sessionCookieName()
  if (cookies[name]) return cookies[name]
  let token = ''
  for (let i = 0; cookies[`${name}.${i}`] !== undefined; i++) token += cookies[`${name}.${i}`]
  return token || null
}
