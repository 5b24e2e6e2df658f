import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
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

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.signIn') }
}

type Search = Promise<Record<string, string | string[] | undefined>>

const one = (value: string | string[] | undefined) => (typeof value === 'string' ? value : undefined)

export default async function SignInPage({ searchParams }: { searchParams: Search }) {
  const search = await searchParams
  const next = safeNext(one(search.next))
  const token = one(search.sample)
  const [view, session] = await Promise.all([openSignIn(token, await headers()), currentSession()])
  // With the sample's address one may change seats; otherwise there is nothing to do here.
  if (session && view.sample === null) redirect(next)
  const t = await getTranslations('door')
  const own = (
    <>
      <SignInForm next={next} />
      <p className="mt-4 text-small text-ink-3">
        {view.signUpOpen
          ? t.rich('signIn.newOpen', { a: (chunks) => <Link href="/sign-up" className={textLink}>{chunks}</Link> })
          : t('signIn.newInvited')}{' '}
        {t('signIn.forgotten')}
      </p>
    </>
  )
  if (view.sample === null) {
    return (
      <Door title={t('signIn.title')} {...(next !== '/' && { lede: t('signIn.lede') })}>
        {token !== undefined && <Notice className="mb-6">{t('signIn.sampleClosed')}</Notice>}
        {own}
      </Door>
    )
  }
  return (
    <Door title={t('signIn.seat')} lede={t('signIn.seatLede')}>
      <SampleSeats sample={view.sample} next={next} />
      <section aria-labelledby="own" className="mt-6 border-t border-rule pt-5">
        <h2 id="own" className="mb-4 text-small text-ink-3">{t('signIn.own')}</h2>
        {own}
      </section>
    </Door>
  )
}
