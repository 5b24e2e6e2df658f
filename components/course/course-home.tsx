import { Plus } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import { ImportList } from '@/components/importing/import-list.tsx'
import { KeepThisPage } from '@/components/offline/keep-this-page.tsx'
import { Button } from '@/components/ui/button.tsx'
import { Blank } from '@/components/ui/notice.tsx'
import type { CourseHomeView } from '@/lib/domain/course/views.ts'
import { CourseSide } from './course-side.tsx'
import { NextReading } from './next-reading.tsx'
import { ReadingList } from './reading-list.tsx'

/** What is due first, the other readings, and beside them what waits and who is here. */
export function CourseHome({ view, now }: { view: CourseHomeView; now: Date }) {
  const t = useTranslations('course')
  const { course, next, readings, may } = view
  const empty = next === null && readings.length === 0
  const given = { userId: view.shell.me.userId, courseId: course.id, may, now, zone: course.timeZone }
  return (
    <main id="main" className="grid grid-cols-[minmax(0,720px)_280px] content-start items-start justify-center gap-x-18 px-12 pt-10 pb-16 max-xl:grid-cols-[minmax(0,720px)] max-xl:gap-y-10 max-sm:px-6 max-sm:pt-5 max-sm:pb-12">
      <div>
        {next === null ? <h1 className="mb-6 font-read text-title font-semibold tracking-[-.015em]">{course.title}</h1> : <NextReading reading={next} {...given} />}
        {empty
          ? (
              <Blank title={t('home.empty')}>
                <p>{may.addReading ? t('home.emptyStaff') : t('home.emptyStudent')}</p>
              </Blank>
            )
          : readings.length > 0 && (
            <section aria-labelledby="readings">
              <h2 id="readings" className="mb-2 font-semibold">{next === null ? t('readings') : t('home.other')}</h2>
              <ReadingList readings={readings} {...given} />
            </section>
          )}
        <ImportList courseId={course.id} imports={view.imports} />
        {may.addReading && (
          <Button asChild size="big" variant={empty ? 'primary' : 'line'} className="mt-4 max-sm:w-full">
            <Link href={`/courses/${course.id}/readings/new`}><Plus aria-hidden />{t('home.add')}</Link>
          </Button>
        )}
      </div>
      <CourseSide view={view} now={now} />
      <KeepThisPage userId={view.shell.me.userId} path={`/courses/${course.id}`} title={course.title} />
    </main>
  )
}
