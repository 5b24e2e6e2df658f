import type { Metadata } from 'next'
import { getTranslations } from 'next-intl/server'
import { CourseList } from '@/components/course/course-list.tsx'
import { PageFrame } from '@/components/course/page-frame.tsx'
import { requireSession } from '@/lib/auth/current.ts'
import { listCourses } from '@/lib/use-cases/course/list-courses.ts'

export async function generateMetadata(): Promise<Metadata> {
  return { title: (await getTranslations('site'))('titles.courses') }
}

export default async function CoursesPage() {
  const { user } = await requireSession('/courses')
  const view = await listCourses(user.id)
  const t = await getTranslations('site')
  return (
    <PageFrame shell={view.shell} crumbs={[{ label: t('titles.courses') }]}>
      <CourseList view={view} now={new Date()} />
    </PageFrame>
  )
}
