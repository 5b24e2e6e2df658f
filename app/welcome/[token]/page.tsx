import type { Metadata } from 'next'
import { ClosedLink } from '@/components/door/closed-link.tsx'
import { Door } from '@/components/door/door.tsx'
import { SignUpForm } from '@/components/door/sign-up-form.tsx'
import { openAccountLink } from '@/lib/use-cases/account/open-account-link.ts'

export const metadata: Metadata = { title: 'Welcome' }

/** Set-up of an installation, and accounts that were invited by an administrator. */
export default async function WelcomePage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const view = await openAccountLink(token, 'welcome')
  if (view.state === 'gone') return <ClosedLink title="This link opens nothing" message={view.message} />
  if (view.purpose === 'reset') return <ClosedLink title="This link opens nothing" message="It is for a new password and opens under another address." />
  const rights = view.isAdmin ? 'You will look after this installation, and may make courses.' : view.isInstructor ? 'You may make courses with it.' : ''
  return (
    <Door title={view.purpose === 'setup' ? 'Set up Postil' : 'Welcome to Postil'} lede={view.purpose === 'setup' ? `Nobody has an account here yet: make the first. ${rights}` : `Make your account. ${rights}`}>
      <SignUpForm by={{ link: token }} email={view.email} action="Make the account" />
    </Door>
  )
}
