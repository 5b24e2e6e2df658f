import { Plus } from 'lucide-react'
import { useLocale, useTranslations } from 'next-intl'
import Link from 'next/link'
import { Button } from '@/components/ui/button.tsx'
import { Blank } from '@/components/ui/notice.tsx'
import type { CourseListView } from '@/lib/domain/course/views.ts'
import { Column } from './page-frame.tsx'
import { dueSentence } from './times.ts'

export function CourseList({ view: { shell, courses }, now }: { view: CourseListView; now: Date }) {
  const t = useTranslations('course')
  const language = useLocale()
  return (
    <Column title={t('courses')}>
      {courses.length === 0 && (
        <Blank title={shell.mayCreateCourse ? t('list.noneMayMake') : t('list.none')}>
          <p>{shell.mayCreateCourse ? t('list.noneMayMakeHint') : t('list.noneHint')}</p>
        </Blank>
      )}
      <ul>
        {courses.map(({ id, title, role, people, readings, timeZone, nextDue }) => (
          <li key={id} className="relative -mx-3 flex flex-wrap items-center gap-x-6 gap-y-1 rounded-md p-3 hover:bg-hover">
            <div className="min-w-0 flex-1">
              <h2 className="font-read text-heading font-semibold tracking-[-.01em] text-balance"><Link href={`/courses/${id}`} className="after:absolute after:inset-0 after:rounded-md">{title}</Link></h2>
              <p className="text-small text-ink-3">{t('list.about', { role: t(`roles.${role}`), people, readings })}</p>
            </div>
            {nextDue !== null && (
              <p className="text-right text-small max-sm:w-full max-sm:text-left">
                <span className="block font-read text-[15px]/5 font-medium italic">{nextDue.title}</span>
                <span className="text-rubric">{dueSentence(t, language, nextDue.dueAt, now, timeZone)}</span>
              </p>
            )}
          </li>
        ))}
      </ul>
      {shell.mayCreateCourse && (
        <Button asChild size="big" variant={courses.length === 0 ? 'primary' : 'line'} className="mt-6 max-sm:w-full">
          <Link href="/courses/new"><Plus aria-hidden />{t('newCourse')}</Link>
        </Button>
      )}
    </Column>
  )
}
