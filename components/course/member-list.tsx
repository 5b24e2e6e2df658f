import { Monogram } from '@/components/ui/monogram.tsx'
import type { CoursePeopleView, MemberView } from '@/lib/domain/course/views.ts'
import { memberSections } from './member-sections.ts'
import { MemberMenu } from './member-menu.tsx'
import { roleNames } from './sentences.ts'

/** Everyone in the course, by group. */
export function MemberList({ view }: { view: CoursePeopleView }) {
  return (
    <div className="grid gap-8">
      {memberSections(view).filter(({ title, members }) => members.length > 0 || title !== 'Teaching').map(({ title, members }) => (
        <section key={title}>
          <h2 className="mb-2 flex items-baseline gap-2 font-semibold">{title} <span className="text-micro font-normal text-ink-3">{members.length}</span></h2>
          {members.length === 0
            ? <p className="text-ink-2">Nobody is in this group yet.</p>
            : <ul>{members.map((member) => <Row key={member.userId} member={member} view={view} />)}</ul>}
        </section>
      ))}
    </div>
  )
}

function Row({ member, view }: { member: MemberView; view: CoursePeopleView }) {
  const { may } = member
  return (
    <li className="flex min-h-12 items-center gap-3 border-b border-rule py-1.5 last:border-b-0">
      <Monogram initials={member.initials} tint={member.tint} />
      <div className="min-w-0 flex-1">
        <p className="truncate"><b className="font-medium">{member.name}</b>{member.me && <span className="text-ink-3"> (you)</span>}</p>
        {member.email !== null && <p className="truncate text-small text-ink-3">{member.email}</p>}
      </div>
      <span className="flex-none text-small text-ink-2">{roleNames[member.role]}</span>
      {(may.change || may.remove || may.resetPassword) && <MemberMenu courseId={view.course.id} groups={view.groups} member={member} />}
    </li>
  )
}
