import { createSession } from '@/lib/db/sessions.ts'
import { findSampleUser, findUserByEmail } from '@/lib/db/users.ts'
import { signInInput } from '@/lib/domain/account/account-input.ts'
import { AppError } from '@/lib/domain/error.ts'
import { clearLimit, giveBack, signInPerAccount, signInPerAddress, takeFrom } from './limits.ts'
import { isPassword } from './passwords.ts'
import { readPeer } from './peer.ts'
import { isSampleDoorOpen } from './sample-door.ts'

type HeaderBag = Pick<Headers, 'get'>

/** Who signed in, and the row of the new session. */
export interface SignedIn {
  userId: string
  sessionId: string
}

export const wrongCredentialsSentence = 'The e-mail address or the password is wrong. Check both and try again.'
export const closedDoorSentence =
  'The sample seminar opens only through the address printed at the last start, on this computer, while nobody has an account of their own.'

/**
 * Checks an address and a password. An unknown address costs the same work and gives the same answer as a wrong
 * password, limits included. Throws `wrong-credentials` or `rate-limited`.
 */
export async function signInWithPassword(credentials: unknown, headers: HeaderBag): Promise<SignedIn> {
  const parsed = signInInput.safeParse(credentials)
  if (!parsed.success) throw new AppError('invalid', parsed.error.issues[0]?.message ?? wrongCredentialsSentence)
  const { email, password } = parsed.data
  const { address } = readPeer(headers)
  await takeFrom(signInPerAccount, email)
  await takeFrom(signInPerAddress, address)
  const user = await findUserByEmail(email)
  if (!(await isPassword(password, user?.passwordHash)) || !user) throw new AppError('wrong-credentials', wrongCredentialsSentence)
  await Promise.all([clearLimit(signInPerAccount, email), giveBack(signInPerAddress, address)])
  return { userId: user.id, sessionId: await createSession(user.id, { userAgent: headers.get('user-agent'), isSample: false }) }
}

/** Lets someone be one of the sample seminar's people. Throws `forbidden` when the door is not open to this request. */
export async function signInAsSample(credentials: { token?: unknown; userId?: unknown }, headers: HeaderBag): Promise<SignedIn> {
  const { token, userId } = credentials
  const isOpen = typeof token === 'string' && (await isSampleDoorOpen(token, headers))
  const user = isOpen && typeof userId === 'string' ? await findSampleUser(userId) : null
  if (!user) throw new AppError('forbidden', closedDoorSentence)
  return { userId: user.id, sessionId: await createSession(user.id, { userAgent: headers.get('user-agent'), isSample: true }) }
}
