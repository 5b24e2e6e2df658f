import { parseArgs } from 'node:util'
import { setEnv } from '@/lib/env.ts'
import { makeInviteLink, makeResetLinkByAddress } from '@/lib/use-cases/account/make-account-link.ts'
import { keptAddress } from '@/server/address.ts'
import { UsageError } from './usage-error.ts'
import { withDatabase } from './with-database.ts'

const usage = `Say whom to invite, and as what:

  npm run invite -- ada@example.edu --instructor   may create courses
  npm run invite -- ada@example.edu --admin        may do so and run the installation
  npm run invite -- ada@example.edu --reset        has an account and forgot the password`

/** `npm run invite -- ADDRESS --instructor | --admin | --reset`: a link to hand on. Works beside the running app and without it. */
export async function invite(args: string[]): Promise<string> {
  const { address, as } = readArguments(args)
  return withDatabase(async (settings) => {
    const publicUrl = process.env.PUBLIC_URL ? settings.publicUrl : ((await keptAddress(settings.dataDir)) ?? settings.publicUrl)
    setEnv({ ...settings, publicUrl })
    const link = as === 'reset' ? await makeResetLinkByAddress(address) : await makeInviteLink(address, { isAdmin: as === 'admin', isInstructor: true })
    const purpose = as === 'reset' ? 'choose a new password' : `make an account as ${as === 'admin' ? 'an administrator' : 'an instructor'}`
    return `This link lets ${address} ${purpose}. It works once, until ${link.expiresAt.toISOString().slice(0, 10)}. Hand it on:\n\n  ${link.url}\n`
  })
}

function readArguments(args: string[]): { address: string; as: 'instructor' | 'admin' | 'reset' } {
  const flag = { type: 'boolean' } as const
  const parsed = (() => {
    try {
      return parseArgs({ args, allowPositionals: true, options: { instructor: flag, admin: flag, reset: flag } })
    } catch {
      throw new UsageError(usage)
    }
  })()
  const kinds = (['instructor', 'admin', 'reset'] as const).filter((kind) => parsed.values[kind] === true)
  const [address, ...more] = parsed.positionals
  const [as, ...others] = kinds
  if (address === undefined || more.length > 0 || as === undefined || others.length > 0) throw new UsageError(usage)
  return { address, as }
}
