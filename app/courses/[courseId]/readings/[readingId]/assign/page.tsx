import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import Link from 'next/link'
import { notFound } from 'next/navigation'
import { AssignmentForm } from '@/components/course/assignment-form.tsx'
import { CourseFrame } from '@/components/course/course-frame.tsx'
import { Column } from '@/components/course/page-frame.tsx'
import { textLink } from '@/components/ui/text-link.ts'
import { requireSession } from '@/lib/auth/current.ts'
import { openAssignment } from '@/lib/use-cases/reading/open-assignment.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.assign') }
}

interface Props {
  params: Promise<{ courseId: string; readingId: string }>
  /** `new`: the reading has just been added. */
  searchParams: Promise<{ new?: string }>
}

export default async function AssignPage({ params, searchParams }: Props) {
  const { courseId, readingId } = await params
  const { user } = await requireSession(`/courses/${courseId}/readings/${readingId}/assign`)
  const view = await openAssignment(user.id, readingId)
  if (!view || view.course.id !== courseId) notFound()
  const { reading } = view
  const t = await getTranslations('course')
  const lede = t.rich((await searchParams).new === undefined ? 'assignment.lede' : 'assignment.ledeNew', { a: (chunks) => <Link href={`/readings/${reading.id}`} className={textLink}>{chunks}</Link> })
  return (
    <CourseFrame frame={view} place="readings" here={t('assignment.crumb')}>
      <Column inCourse title={reading.title} lede={lede}>
        <AssignmentForm course={view.course} reading={reading} current={view.current} hiding={view.hiding} now={view.now} />
      </Column>
    </CourseFrame>
  )
}
