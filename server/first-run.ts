import { openSampleDoor } from '@/lib/auth/sample-door.ts'
import { hasRealAccount } from '@/lib/db/users.ts'
import type { Env } from '@/lib/env.ts'
import { ensureSetupLink } from '@/lib/use-cases/account/make-account-link.ts'
import { isSampleDue, seedSample } from '@/prisma/seed.ts'
import { step } from './cli/steps.mjs'

/** Puts the sample seminar into an installation where nobody has an account yet, and where it is not there already. */
export async function fillEmptyInstallation(settings: Env): Promise<void> {
  if (settings.sample && (await isSampleDue())) await step('Putting in the sample seminar', () => seedSample())
}

/** What to open first, in words, the address last. */
export async function findWayIn({ publicUrl, sample }: Env): Promise<string> {
  if (sample && !(await hasRealAccount()) && isLoopback(publicUrl)) {
    return `Postil runs. An account of your own: npm run invite -- you@university.edu --admin\nUntil somebody has one, this address opens the sample seminar, on this computer:\n\n  ${publicUrl}/sign-in?sample=${openSampleDoor()}`
  }
  const setup = await ensureSetupLink()
  if (setup !== null) return `Postil runs. Nobody has an account yet; this link makes the first, an administrator's. It works once, for a week:\n\n  ${setup}`
  return `Postil runs:\n\n  ${publicUrl}/sign-in`
}

const isLoopback = (address: string) => ['localhost', '127.0.0.1', '[::1]'].includes(new URL(address).hostname)
