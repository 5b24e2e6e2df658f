import { Link as LinkIcon } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Monogram } from '@/components/ui/monogram.tsx'
import { textLink } from '@/components/ui/text-link.ts'
import { WithMessages } from '@/components/ui/with-messages.tsx'
import type { CourseHomeView, WaitingView } from '@/lib/domain/course/views.ts'
import { MarkLegend } from './mark-legend.tsx'
import { nameTime } from './times.ts'

const heading = 'mb-3 font-semibold'
const shownAtOnce = 3

/** Beside the readings: what waits for an answer, and who reads along. */
export function CourseSide({ view: { waiting, groups, course, may, people, markNames }, now }: { view: CourseHomeView; now: Date }) {
  const t = useTranslations('course')
  return (
    <aside aria-label={t('side.title')} className="grid content-start gap-10">
      {waiting.length > 0 && (
        <section>
          <h2 className={heading}>{t('side.waiting')}</h2>
          <WaitingItems items={waiting.slice(0, shownAtOnce)} now={now} zone={course.timeZone} />
          {waiting.length > shownAtOnce && (
            <details className="mt-4">
              <summary className="-mx-2 inline-flex min-h-8 items-center rounded-md px-2 text-small font-medium text-ink-2 hover:bg-hover [[open]>&]:hidden touch:min-h-11">{t('side.more', { count: waiting.length - shownAtOnce })}</summary>
              <WaitingItems items={waiting.slice(shownAtOnce)} now={now} zone={course.timeZone} />
            </details>
          )}
        </section>
      )}
      {groups.map((group) => (
        <section key={group.id}>
          <h2 className={heading}>{group.name}</h2>
          {group.members.length === 0
            ? <p className="text-ink-2">{t('side.noGroupMembers')}</p>
            : (
                <ul>
                  {group.members.map((person, index) => (
                    <li key={index} className="flex items-center gap-3 py-1">
                      <Monogram initials={person.initials} tint={person.tint} />
                      <span className="min-w-0 truncate">{person.name}</span>
                      {person.me && <span className="ml-auto text-micro text-ink-3">{t('side.you')}</span>}
                    </li>
                  ))}
                </ul>
              )}
        </section>
      ))}
      {groups.length === 0 && people > 1 && !may.invite && (
        <section>
          <h2 className={heading}>{t('side.group')}</h2>
          <p className="text-ink-2">{t('side.noGroup')} <Link href={`/courses/${course.id}/people`} className={textLink}>{t('side.see')}</Link></p>
        </section>
      )}
      {may.invite && (
        <section>
          <h2 className={heading}>{people === 1 ? t('side.alone') : t('people')}</h2>
          <p className="text-ink-2">{people === 1 ? t('side.inviteAlone') : t('side.inviteMore')}</p>
          <p className="mt-2"><Link href={`/courses/${course.id}/people#invite`} className={textLink}><LinkIcon aria-hidden className="mr-1.5 inline size-3.5 align-[-2px]" />{t('side.invite')}</Link></p>
        </section>
      )}
      {/* The usual words say themselves where they are chosen. */}
      {(may.nameMarks || Object.keys(markNames).length > 0) && <WithMessages of={['margin', 'marking']}><MarkLegend courseId={course.id} names={markNames} mayName={may.nameMarks} /></WithMessages>}
    </aside>
  )
}

const WaitingItems = ({ items, now, zone }: { items: readonly WaitingView[]; now: Date; zone: string }) => (
  <ul className="grid gap-4">{items.map((item) => <Waiting key={item.thread + item.at} item={item} now={now} zone={zone} />)}</ul>
)

function Waiting({ item: { person, stance, excerpt, reading, thread, at }, now, zone }: { item: WaitingView; now: Date; zone: string }) {
  const t = useTranslations('course')
  const language = useLocale()
  return (
    <li className="relative grid grid-cols-[24px_minmax(0,1fr)] gap-3 rounded-md hover:bg-hover hover:shadow-[0_0_0_8px_var(--hover)]">
      <Monogram initials={person.initials} tint={person.tint} />
      <div className="text-ink-2">
        <p>
          <Link href={`/readings/${reading.id}#n=${encodeURIComponent(thread)}`} className="after:absolute after:-inset-2 after:rounded-md">
            {t.rich(`side.answered.${stance}`, { name: person.name, b: (chunks) => <b className="text-ink">{chunks}</b> })}
          </Link>
        </p>
        <p className="line-clamp-3">{excerpt}</p>
        <p className="text-small text-ink-3">{reading.title}, {nameTime(t, language, new Date(at), now, zone)}</p>
      </div>
    </li>
  )
}
