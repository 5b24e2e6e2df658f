import { env } from '@/lib/env.ts'

/**
 * Whether a request that changes something, or an upgrade, comes from our own pages. A missing Origin passes: it is no
 * browser. Ours is PUBLIC_URL, or the very host that was asked, by PUBLIC_URL's scheme.
 */
export function isOwnOrigin(headers: { origin?: string | null | undefined; host?: string | null | undefined }): boolean {
  const { origin, host } = headers
  if (origin === undefined || origin === null) return true
  const ours = new URL(env().publicUrl)
  if (origin === ours.origin) return true
  if (!URL.canParse(origin)) return false
  const theirs = new URL(origin)
  return host != null && theirs.protocol === ours.protocol && theirs.host === host.toLowerCase()
}
