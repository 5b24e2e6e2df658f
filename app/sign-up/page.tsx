import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { Door } from '@/components/door/door.tsx'
import { SignUpForm } from '@/components/door/sign-up-form.tsx'
import { textLink } from '@/components/ui/text-link.ts'
import { currentSession } from '@/lib/auth/current.ts'
import { openSignIn } from '@/lib/use-cases/account/open-sign-in.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.signUp') }
}

/** Where the installation lets anyone in (SIGNUP=open). */
export default async function SignUpPage() {
  const { signUpOpen } = await openSignIn(null, await headers())
  if (!signUpOpen) notFound()
  if (await currentSession()) redirect('/')
  const t = await getTranslations('door')
  return (
    <Door title={t('signUp.title')} lede={t.rich('signUp.have', { a: (chunks) => <Link href="/sign-in" className={textLink}>{chunks}</Link> })}>
      <SignUpForm by={{}} action={t('signUp.make')} />
    </Door>
  )
}
