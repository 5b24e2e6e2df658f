import type { Metadata } from 'next'
import { headers } from 'next/headers'
import Link from 'next/link'
import { notFound, redirect } from 'next/navigation'
import { Door } from '@/components/door/door.tsx'
import { SignUpForm } from '@/components/door/sign-up-form.tsx'
import { textLink } from '@/components/ui/text-link.ts'
import { currentSession } from '@/lib/auth/current.ts'
import { openSignIn } from '@/lib/use-cases/account/open-sign-in.ts'

export const metadata: Metadata = { title: 'Make an account' }

/** Where the installation lets anyone in (SIGNUP=open). */
export default async function SignUpPage() {
  const { signUpOpen } = await openSignIn(null, await headers())
  if (!signUpOpen) notFound()
  if (await currentSession()) redirect('/')
  return (
    <Door title="Make an account" lede={<>You have one? <Link href="/sign-in" className={textLink}>Sign in</Link>.</>}>
      <SignUpForm by={{}} action="Make the account" />
    </Door>
  )
}
