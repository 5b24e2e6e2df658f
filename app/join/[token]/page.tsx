import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
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

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.invitation') }
}

export default async function JoinPage({ params }: { params: Promise<{ token: string }> }) {
  const { token } = await params
  const session = await currentSession()
  const view = await openInvitation(token, session?.user ?? null)
  if (view.state === 'gone') return <ClosedLink message={view.message} />
  const { course, role, group, invitedBy, me } = view
  const t = await getTranslations('door')
  const offer = group === null ? t('join.offer', { invitedBy, role }) : t('join.offerGroup', { invitedBy, role, group })
  if (me === null) {
    return (
      <Door title={course.title} lede={t.rich('join.make', { offer, a: (chunks) => <Link href={signInPath(joinPath(token))} className={textLink}>{chunks}</Link> })}>
        <SignUpForm by={{ invitation: token }} action={t('join.action')} />
      </Door>
    )
  }
  if (me.isMember) {
    return (
      <Door title={course.title} lede={t('join.member')}>
        <Button asChild variant="primary" size="big" className="w-full"><Link href={`/courses/${course.id}`}>{t('join.open')}</Link></Button>
      </Door>
    )
  }
  return (
    <Door title={course.title} lede={t('join.as', { offer, name: me.name, email: me.email })}>
      <AcceptForm token={token} course={course.title} />
    </Door>
  )
}
