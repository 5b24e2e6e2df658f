import { useTranslations } from 'next-intl'
import { Monogram } from '@/components/ui/monogram.tsx'
import type { CoursePeopleView, MemberView } from '@/lib/domain/course/views.ts'
import { memberSections } from './member-sections.ts'
import { MemberMenu } from './member-menu.tsx'

/** Everyone in the course, by group. */
export function MemberList({ view }: { view: CoursePeopleView }) {
  const t = useTranslations('course')
  return (
    <div className="grid gap-8">
      {memberSections(t, view).filter(({ teaching, members }) => members.length > 0 || !teaching).map(({ title, members }) => (
        <section key={title}>
          <h2 className="mb-2 flex items-baseline gap-2 font-semibold">{title} <span className="text-micro font-normal text-ink-3">{members.length}</span></h2>
          {members.length === 0
            ? <p className="text-ink-2">{t('side.noGroupMembers')}</p>
            : <ul>{members.map((member) => <Row key={member.userId} member={member} view={view} />)}</ul>}
        </section>
      ))}
    </div>
  )
}

function Row({ member, view }: { member: MemberView; view: CoursePeopleView }) {
  const t = useTranslations('course')
  const { may } = member
  return (
    <li className="flex min-h-12 items-center gap-3 border-b border-rule py-1.5 last:border-b-0">
      <Monogram initials={member.initials} tint={member.tint} />
      <div className="min-w-0 flex-1">
        <p className="truncate"><b className="font-medium">{member.name}</b>{member.me && <span className="text-ink-3"> {t('members.you')}</span>}</p>
        {member.email !== null && <p className="truncate text-small text-ink-3">{member.email}</p>}
      </div>
      <span className="flex-none text-small text-ink-2">{t(`roles.${member.role}`)}</span>
      {(may.change || may.remove || may.resetPassword) && <MemberMenu courseId={view.course.id} groups={view.groups} member={member} />}
    </li>
  )
}
