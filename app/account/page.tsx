import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { AccountSettings } from '@/components/account/account-settings.tsx'
import { PageFrame } from '@/components/course/page-frame.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { openAccount } from '@/lib/use-cases/account/open-account.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.account') }
}

export default async function AccountPage() {
  const session = await requireSession('/account')
  const view = await openAccount(session)
  const t = await getTranslations('site')
  return <PageFrame shell={view.shell} crumbs={[{ label: t('titles.account') }]}><AccountSettings view={view} now={new Date()} /></PageFrame>
}
