import { useLocale, useTranslations } from 'next-intl'
import type { CoursePeopleView } from '@/lib/domain/course/views.ts'
import { GroupForm } from './group-form.tsx'
import { InvitationList } from './invitation-list.tsx'
import { InviteForm } from './invite-form.tsx'
import { nameTime } from './times.ts'

/** Beside the people, for those who run the course: who else may come in, and into which groups they fall. */
export function PeopleSide({ view: { course, may, groups, invitations }, now }: { view: CoursePeopleView; now: Date }) {
  const t = useTranslations('course')
  const language = useLocale()
  if (!may.invite && !may.editGroups) return null
  const until = Object.fromEntries((invitations ?? []).map(({ id, expiresAt }) => [id, nameTime(t, language, new Date(expiresAt), now, course.timeZone)]))
  return (
    <aside aria-label={t('groups.aside')} className="grid content-start gap-10">
      {may.invite && (
        <section id="invite" className="scroll-mt-20">
          <h2 className="mb-3 font-semibold">{t('invite.title')}</h2>
          <InviteForm courseId={course.id} groups={groups} />
        </section>
      )}
      {invitations !== null && invitations.length > 0 && (
        <section>
          <h2 className="mb-3 font-semibold">{t('invite.links')}</h2>
          <InvitationList courseId={course.id} invitations={invitations} until={until} />
        </section>
      )}
      {may.editGroups && (
        <section>
          <h2 className="mb-3 font-semibold">{t('groups.new')}</h2>
          <GroupForm courseId={course.id} />
        </section>
      )}
    </aside>
  )
}
