import { createHash } from 'node:crypto'
import { countOne, forgetCount, uncountOne } from '@/lib/db/rate-counts.ts'
import { AppError } from '@/lib/domain/error.ts'

/** At most `max` in `windowSeconds` (up to a day). */
export interface Limit {
  name: string
  max: number
  windowSeconds: number
}

/** Per account first: it is what a guesser of one person's password meets, from however many addresses. */
export const signInPerAccount: Limit = { name: 'sign-in:account', max: 10, windowSeconds: 15 * 60 }
/** Wide: a lecture hall of 200 sits behind one address, and some mistype. */
export const signInPerAddress: Limit = { name: 'sign-in:address', max: 800, windowSeconds: 15 * 60 }

/** Hashed, so that the table tells nobody who tried to sign in from where. */
const keyOf = (limit: Limit, subject: string) => `${limit.name}:${createHash('sha256').update(subject).digest('base64url')}`

/** Counts one for `subject`. Throws `rate-limited` when that is one too many. */
export async function takeFrom(limit: Limit, subject: string): Promise<void> {
  const { count, secondsLeft } = await countOne(keyOf(limit, subject), limit.windowSeconds)
  if (count > limit.max) throw new AppError('rate-limited', `That was tried too often. Try again in ${waitWords(secondsLeft)}.`, { retryAfter: Math.max(1, secondsLeft) })
}

/** Takes back what `takeFrom` counted. */
export const giveBack = (limit: Limit, subject: string) => uncountOne(keyOf(limit, subject))

export const clearLimit = (limit: Limit, subject: string) => forgetCount(keyOf(limit, subject))

function waitWords(seconds: number): string {
  const minutes = Math.max(1, Math.ceil(seconds / 60))
  if (minutes >= 90) return `about ${Math.round(minutes / 60)} hours`
  return minutes === 1 ? 'a minute' : `${minutes} minutes`
}
