import { Lock } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { StartDebateForm } from '@/components/debate/start-debate-form.tsx'
import { nameTime } from '@/components/course/times.ts'
import { Blank } from '@/components/ui/notice.tsx'
import type { DebateListView, DebateRow } from '@/lib/domain/debate/views.ts'

/** The debates of a course, each with what became of it. */
export function DebateList({ view: { course, debates, mayStart }, now }: { view: DebateListView; now: Date }) {
  const t = useTranslations('debate.list')
  return (
    <>
      {debates.length === 0
        ? <Blank title={t('empty')}><p>{t(mayStart ? 'emptyStart' : 'emptyWait')}</p></Blank>
        : <ul className="-mx-2 grid gap-2">{debates.map((one) => <DebateItem key={one.id} courseId={course.id} zone={course.timeZone} debate={one} now={now} />)}</ul>}
      {mayStart && <StartDebateForm courseId={course.id} />}
    </>
  )
}

function DebateItem({ courseId, zone, debate: { id, question, startedBy, closedAt, claims, people, lastAt }, now }: { courseId: string; zone: string; debate: DebateRow; now: Date }) {
  const t = useTranslations('debate.list')
  const times = useTranslations('course')
  const language = useLocale()
  const when = (at: string) => nameTime(times, language, new Date(at), now, zone)
  const facts = [t('startedBy', { name: startedBy }), t('claims', { count: claims }), ...(people > 0 ? [t('people', { count: people })] : []), ...(lastAt === null || closedAt !== null ? [] : [t('last', { when: when(lastAt) })])]
  return (
    <li className="relative rounded-md px-2 py-2 hover:bg-hover">
      <h2 className="font-read text-[17px]/6 font-medium text-balance">
        <Link href={`/courses/${courseId}/debates/${id}`} dir="auto" className="after:absolute after:inset-0 after:rounded-md">{question}</Link>
      </h2>
      <p className="mt-0.5 flex flex-wrap items-center gap-x-2 text-small text-ink-3">
        {facts.join(' · ')}
        {closedAt !== null && <span className="inline-flex items-center gap-1 [&_svg]:size-3.5"><Lock aria-hidden />{t('closed', { when: when(closedAt) })}</span>}
      </p>
    </li>
  )
}
