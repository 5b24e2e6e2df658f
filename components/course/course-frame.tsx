import { BookOpen, Plus, Split, Users } from 'lucide-react'
import { useTranslations } from 'next-intl'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { cn } from '@/components/ui/class-names.ts'
import type { Crumb } from '@/components/ui/app-bar.tsx'
import type { CourseFrame as CourseFrameView } from '@/lib/domain/course/views.ts'
import { PageFrame } from './page-frame.tsx'

interface CourseFrameProps {
  frame: CourseFrameView
  /** Which of the rail's places this page is, or belongs to. */
  place: 'readings' | 'debates' | 'people'
  /** The page below that place, where it is one. */
  here?: string
  children: ReactNode
}

/** A page of a course: the rail with its places beside it. */
export function CourseFrame({ frame, place, here, children }: CourseFrameProps) {
  const t = useTranslations('course')
  const { course, shell, people } = frame
  const home = `/courses/${course.id}`
  const crumbs: Crumb[] = place === 'readings' && here === undefined ? [{ label: course.title }] : [{ label: course.title, href: home }, { label: here ?? t(place) }]
  const others = shell.courses.filter((other) => other.id !== course.id)
  return (
    <PageFrame shell={shell} crumbs={crumbs}>
      <div className="grid grid-cols-[264px_minmax(0,1fr)] max-md:grid-cols-[minmax(0,1fr)]">
        <nav aria-label={t('course')} className="pt-6 pr-4 pb-4 pl-6 max-md:overflow-x-auto max-md:px-3 max-md:py-1">
          <ul className="max-md:flex max-md:gap-1">
            <Place href={home} current={place === 'readings'} exact={here === undefined} icon={<BookOpen aria-hidden />}>{t('readings')}</Place>
            <Place href={`${home}/debates`} current={place === 'debates'} exact={here === undefined} icon={<Split aria-hidden />}>{t('debates')}</Place>
            <Place href={`${home}/people`} current={place === 'people'} exact={here === undefined} icon={<Users aria-hidden />} end={people}>{t('people')}</Place>
          </ul>
          {(others.length > 0 || shell.mayCreateCourse) && (
            <div className="max-md:hidden">
              <h2 className="mt-6 mb-2 text-micro font-semibold text-ink-3">{others.length > 0 ? t('otherCourses') : t('courses')}</h2>
              <ul>
                {others.map((other) => <Place key={other.id} href={`/courses/${other.id}`}>{other.title}</Place>)}
                {shell.mayCreateCourse && <Place href="/courses/new" icon={<Plus aria-hidden />}>{t('newCourse')}</Place>}
              </ul>
            </div>
          )}
        </nav>
        {children}
      </div>
    </PageFrame>
  )
}

function Place({ href, icon, end, current = false, exact = true, children }: { href: string; icon?: ReactNode; end?: ReactNode; current?: boolean; exact?: boolean; children: ReactNode }) {
  return (
    <li>
      <Link
        href={href}
        {...(current ? { 'aria-current': exact ? 'page' as const : true as const } : {})}
        className={cn('-ml-2 flex items-center gap-2.5 rounded-md px-2 py-1.5 text-ink-2 hover:bg-hover max-md:m-0 max-md:min-h-11 max-md:px-3 max-md:whitespace-nowrap [&_svg]:size-4 [&_svg]:flex-none', current && 'bg-hover font-semibold text-ink')}
      >
        {icon}
        <span className="min-w-0 truncate">{children}</span>
        {end !== undefined && <span className="ml-auto text-micro font-normal text-ink-3 max-md:ml-1">{end}</span>}
      </Link>
    </li>
  )
}
