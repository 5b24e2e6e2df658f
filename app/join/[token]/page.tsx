import type { Metadata } from 'next'
import Link from 'next/link'
import { AcceptForm } from '@/components/door/accept-form.tsx'
import { ClosedLink } from '@/components/door/closed-link.tsx'
import { Door } from '@/components/door/door.tsx'
import { SignUpForm } from '@/components/door/sign-up-form.tsx'
import { Button } from '@/components/ui/button.tsx'
import { textLink } from '@/components/ui/text-link.ts'
import { currentSession } from '@/lib/auth/current.ts'
import { joinPath, signInPath } from '@/lib/domain/account/paths.ts'
import { openInvitation } from '@/lib/use-cases/course/open-invitation.ts'

export const metadata: Metadata = { title: 'Invitation' }

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const session = await currentSession()
  const view = await openInvitation(token, session?.user ?? null)
  if (view.state === 'gone') return <ClosedLink title="This link opens nothing" message={view.message} />
  const { course, role, group, invitedBy, me } = view
  const offer = `${invitedBy} invites you to this course, as ${role === 'student' ? 'a' : 'an'} ${role}${group === null ? '' : `, into the group “${group}”`}.`
  if (me === null) {
    return (
      <Door title={course.title} lede={<>{offer} Make an account, or <Link href={signInPath(joinPath(token))} className={textLink}>sign in</Link> if you have one.</>}>
        <SignUpForm by={{ invitation: token }} action="Join the course" />
      </Door>
    )
  }
  if (me.isMember) {
    return (
      <Door title={course.title} lede="You are in this course already.">
        <Button asChild variant="primary" size="big" className="w-full"><Link href={`/courses/${course.id}`}>Open the course</Link></Button>
      </Door>
    )
  }
  return (
    <Door title={course.title} lede={`${offer} You are signed in as ${me.name} (${me.email}).`}>
      <AcceptForm token={token} course={course.title} />
    </Door>
  )
}
