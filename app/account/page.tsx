import type { Metadata } from 'next'
import { AccountSettings } from '@/components/account/account-settings.tsx'
import { PageFrame } from '@/components/course/page-frame.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { openAccount } from '@/lib/use-cases/account/open-account.ts'

export const metadata: Metadata = { title: 'Account' }

export default async function AccountPage() {
  const session = await requireSession('/account')
  const view = await openAccount(session)
  return <PageFrame shell={view.shell} crumbs={[{ label: 'Account' }]}><AccountSettings view={view} now={new Date()} /></PageFrame>
}
