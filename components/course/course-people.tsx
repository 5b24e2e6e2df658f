import { useTranslations } from 'next-intl'
import { Blank } from '@/components/ui/notice.tsx'
import type { CoursePeopleView } from '@/lib/domain/course/views.ts'
import { MemberList } from './member-list.tsx'
import { PeopleSide } from './people-side.tsx'

export function CoursePeople({ view, now }: { view: CoursePeopleView; now: Date }) {
  const t = useTranslations('course')
  return (
    <main id="main" className="grid grid-cols-[minmax(0,720px)_280px] content-start items-start justify-center gap-x-18 px-12 pt-10 pb-16 max-xl:grid-cols-[minmax(0,720px)] max-xl:gap-y-10 max-sm:px-6 max-sm:pt-5 max-sm:pb-12">
      <div>
        <h1 className="mb-6 font-read text-title font-semibold tracking-[-.015em]">{t('people')}</h1>
        <MemberList view={view} />
        {view.members.length === 1 && (
          <Blank title={t('members.nobodyElse')} className="mt-8"><p>{view.may.invite ? t('members.nobodyInvite') : t('members.nobodyWait')}</p></Blank>
        )}
      </div>
      <PeopleSide view={view} now={now} />
    </main>
  )
}
