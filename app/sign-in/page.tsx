import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { redirect } from 'next/navigation'
import { Door } from '@/components/door/door.tsx'
import { SampleSeats } from '@/components/door/sample-seats.tsx'
import { SignInForm } from '@/components/door/sign-in-form.tsx'
import { Notice } from '@/components/ui/notice.tsx'
import { textLink } from '@/components/ui/text-link.ts'
import { currentSession } from '@/lib/auth/current.ts'
import { safeNext } from '@/lib/domain/account/paths.ts'
import { openSignIn } from '@/lib/use-cases/account/open-sign-in.ts'

export const metadata: Metadata = { title: 'Sign in' }

type Search = Promise<Record<string, string | string[] | undefined>>

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams
  const next = safeNext(one(search.next))
  const token = one(search.sample)
  const [view, session] = await Promise.all([openSignIn(token, await headers()), currentSession()])
  // With the sample's address one may change seats; otherwise there is nothing to do here.
  if (session && view.sample === null) redirect(next)
  const own = (
    <>
      <SignInForm next={next} />
      <p className="mt-4 text-small text-ink-3">
        {view.signUpOpen
          ? <>New here? <Link href="/sign-up" className={textLink}>Make an account</Link>.</>
          : 'New here? Open the invitation that your instructor sent you.'}{' '}
        Forgot your password? An instructor of your course can make you a link for a new one.
      </p>
    </>
  )
  if (view.sample === null) {
    return (
      <Door title="Sign in" {...(next !== '/' && { lede: 'Then you come back to what you opened.' })}>
        {token !== undefined && <Notice className="mb-6">This address does not open the sample seminar any more. Use the one printed at the last start, on the same computer; it closes once somebody has an account.</Notice>}
        {own}
      </Door>
    )
  }
  return (
    <Door title="Take a seat" lede="This is the sample seminar. Choose someone to be; in a private window, or another browser, be someone else beside.">
      <SampleSeats sample={view.sample} next={next} />
      <section aria-labelledby="own" className="mt-6 border-t border-rule pt-5">
        <h2 id="own" className="mb-4 text-small text-ink-3">Or with your own account</h2>
        {own}
      </section>
    </Door>
  )
}
