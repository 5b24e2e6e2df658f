/** Addresses that are made in one place and opened in another. Paths below PUBLIC_URL. */
export const joinPath = (token: string) => `/join/${token}`
export const welcomePath = (token: string) => `/welcome/${token}`
export const resetPath = (token: string) => `/reset/${token}`
/** The address that the start prints for the sample seminar. */
export const samplePath = (token: string) => `/sign-in?sample=${token}`
/** Where someone comes back to after signing in: a path of ours, or the front page. */
export const signInPath = (next: string) => (next === '/' ? '/sign-in' : `/sign-in?next=${encodeURIComponent(next)}`)

/** `next` if it is a path of this site, else "/". Browsers read "//x" and "/\x" as another site. */
export function safeNext(next: string | null | undefined): string {
  if (!next || !/^\/(?![/\\])/.test(next)) return '/'
  const url = new URL(next, 'http://postil.invalid')
  return url.host === 'postil.invalid' ? url.pathname + url.search + url.hash : '/'
}
