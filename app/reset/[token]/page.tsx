import type { Metadata } from 'next'
import { ClosedLink } from '@/components/door/closed-link.tsx'
import { Door } from '@/components/door/door.tsx'
import { ResetForm } from '@/components/door/reset-form.tsx'
import { openAccountLink } from '@/lib/use-cases/account/open-account-link.ts'

export const metadata: Metadata = { title: 'A new password' }

export default async function ResetPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const view = await openAccountLink(token, 'reset')
  if (view.state === 'gone') return <ClosedLink title="This link opens nothing" message={view.message} />
  if (view.purpose !== 'reset') return <ClosedLink title="This link opens nothing" message="It is for a new account and opens under another address." />
  return (
    <Door title="A new password" lede={`For ${view.name} (${view.email}). Every device is signed out by it.`}>
      <ResetForm token={token} email={view.email} />
    </Door>
  )
}
