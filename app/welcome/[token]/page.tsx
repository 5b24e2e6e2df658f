import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClosedLink } from '@/components/door/closed-link.tsx'
import { Door } from '@/components/door/door.tsx'
import { SignUpForm } from '@/components/door/sign-up-form.tsx'
import { openAccountLink } from '@/lib/use-cases/account/open-account-link.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.welcome') }
}

/** Set-up of an installation, and accounts that were invited by an administrator. */
export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const view = await openAccountLink(token, 'welcome')
  const t = await getTranslations('door')
  if (view.state === 'gone') return <ClosedLink message={view.message} />
  if (view.purpose === 'reset') return <ClosedLink message={t('forPassword')} />
  const rights = view.isAdmin ? t('welcome.admin') : view.isInstructor ? t('welcome.instructor') : ''
  const setUp = view.purpose === 'setup'
  return (
    <Door title={setUp ? t('welcome.setUp') : t('welcome.to')} lede={t(setUp ? 'welcome.first' : 'welcome.account', { rights })}>
      <SignUpForm by={{ link: token }} email={view.email} action={t('signUp.make')} />
    </Door>
  )
}
