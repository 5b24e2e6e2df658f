import { samplePath } from '@/lib/domain/account/paths.ts'

const key = 'postil.sample'

/** Remembers, for this window, the door through which the sample seminar was entered. */
export function keepSampleToken(token: string): void {
  try {
    sessionStorage.setItem(key, token)
  } catch {
    // Storage is off: the way back is the printed address.
  }
}

/** The way back to that door, to be someone else. */
export function findSamplePath(): string | null {
  try {
    const token = sessionStorage.getItem(key)
    return token === null ? null : samplePath(token)
  } catch {
    return null
  }
}
