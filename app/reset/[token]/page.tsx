import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { ClosedLink } from '@/components/door/closed-link.tsx'
import { Door } from '@/components/door/door.tsx'
import { ResetForm } from '@/components/door/reset-form.tsx'
import { openAccountLink } from '@/lib/use-cases/account/open-account-link.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.newPassword') }
}

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const view = await openAccountLink(token, 'reset')
  const t = await getTranslations('door')
  if (view.state === 'gone') return <ClosedLink message={view.message} />
  if (view.purpose !== 'reset') return <ClosedLink message={t('forAccount')} />
  return (
    <Door title={t('reset.title')} lede={t('reset.lede', { name: view.name, email: view.email })}>
      <ResetForm token={token} email={view.email} />
    </Door>
  )
}
